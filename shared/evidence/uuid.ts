import { v7 } from 'uuid';

/** UUID version 7 (RFC 9562 section 5.7): sorts by time. `now` is milliseconds since 1970. */
export function uuidV7(now?: number): string {
  return now === undefined ? v7() : v7({ msecs: now });
}
