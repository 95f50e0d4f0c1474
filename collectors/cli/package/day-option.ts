import { InvalidArgumentError } from 'commander';

/** A day, or an instant, as an instant; a day stands for its first or its last millisecond in UTC. */
export function dayOption(edge: 'start' | 'end'): (text: string) => string {
  return (text) => {
    const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
    const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
    const clock = edge === 'start' ? '00:00:00.000' : '23:59:59.999';
    const time = Date.parse(isDay ? `${text}T${clock}Z` : text);
    if ((!isDay && !isInstant) || Number.isNaN(time) || (isDay && !new Date(time).toISOString().startsWith(text))) {
      throw new InvalidArgumentError('Write a day as 2026-03-31, or an instant as 2026-03-31T12:00:00Z.');
    }
    return new Date(time).toISOString();
  };
}
