import { openKeys } from '#extension/platform/pages.ts';
import type { Problem } from '#extension/store/model.ts';

export function ProblemNote({ problem }: { readonly problem: Problem }) {
  return (
    <p class="note bad small" role="alert">
      {problem.message} {problem.advice}
      {problem.locked && (
        <>
          {' '}
          <button type="button" class="link" onClick={() => void openKeys()}>
            Unlock
          </button>
        </>
      )}
    </p>
  );
}
