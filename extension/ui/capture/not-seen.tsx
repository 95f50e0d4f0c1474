/** The browser does not say which page is in front, as long as nobody asked Annexa to look. */
export function NotSeen() {
  return (
    <main class="empty">
      <h1>Annexa does not see this page</h1>
      <p>
        Click the Annexa button in the toolbar, or press Alt+Shift+A, while the page is in front. That is all it takes
        to capture it; Annexa sees this one page until you leave it.
      </p>
      <p class="small dim">
        With access to a system’s console, given below a page of it, the button shows by itself what a page could close.
      </p>
    </main>
  );
}
