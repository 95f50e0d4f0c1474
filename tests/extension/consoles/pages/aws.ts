import type { PageExample } from './page-example.ts';
import { compute } from './aws/compute.ts';
import { governance } from './aws/governance.ts';
import { identity } from './aws/identity.ts';
import { monitoring } from './aws/monitoring.ts';
import { network } from './aws/network.ts';
import { storage } from './aws/storage.ts';

/** Addresses as they stand in the address bar, and what the page shows of itself. */
export const aws: readonly PageExample[] = [
  ...identity,
  ...storage,
  ...monitoring,
  ...compute,
  ...network,
  ...governance,
];
