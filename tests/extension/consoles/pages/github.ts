import type { PageExample } from './page-example.ts';
import { organisation } from './github/organisation.ts';
import { repository } from './github/repository.ts';

/** Addresses as they stand in the address bar, and what the page shows of itself. */
export const github: readonly PageExample[] = [...organisation, ...repository];
