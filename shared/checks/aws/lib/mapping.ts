import type { ControlId, Mapping } from '#shared/define.ts';

export const direct = (id: ControlId, rationale: string): Mapping => ({ id, strength: 'direct', rationale });
export const partial = (id: ControlId, rationale: string): Mapping => ({ id, strength: 'partial', rationale });
export const supporting = (id: ControlId, rationale: string): Mapping => ({ id, strength: 'supporting', rationale });
