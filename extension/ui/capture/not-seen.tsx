import { useEffect, useState } from 'preact/hooks';
import { keyOf } from '#extension/platform/keys.ts';

/** The browser does not say which page is in front, as long as nobody asked Annexa to look. */
export function NotSeen() {
  const [key, set] = useState<string | null>(null);
  useEffect(() => {
    void keyOf('_execute_action').then(set);
  }, []);
  return (
    <main class="empty">
      <h1>Annexa does not see this page</h1>
      <p>
        Click the Annexa button in the toolbar{key !== null && `, or press ${key},`} while the page is in front. That is
        all it takes to capture it; Annexa sees this one page until you leave it.
      </p>
      <p class="small dim">
        With access to a system’s console, given below a page of it, the button shows by itself what a page could close.
      </p>
    </main>
  );
}
