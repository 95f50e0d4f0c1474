import type { PageExample } from './page-example.ts';
import { protection } from './entra/protection.ts';
import { signIn } from './entra/sign-in.ts';

/** Addresses as they stand in the address bar, and what the page shows of itself. */
export const entra: readonly PageExample[] = [...signIn, ...protection];
