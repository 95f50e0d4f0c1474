import type { PageExample } from './page-example.ts';
import { accessAndLogs } from './gcp/access-and-logs.ts';
import { resources } from './gcp/resources.ts';

/** Addresses as they stand in the address bar, and what the page shows of itself. */
export const gcp: readonly PageExample[] = [...accessAndLogs, ...resources];
