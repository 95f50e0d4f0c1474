import { connection, rowsOf, type Context, type Fields, type Paging } from '../context.ts';

/** A connection that GitHub has and the company does not use. */
export const nothing =
  (context: Context) =>
  (paging: Paging): Fields =>
    connection(
      context,
      rowsOf([], () => ({})),
      paging,
    );
