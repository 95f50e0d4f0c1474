import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type Begin, PageSession } from '#extension/capture/page/session.ts';

/** What `scripting.executeScript` finds in the page's isolated world once this file ran there. */
declare global {
  var annexaCapture: { session: PageSession | null; begin(begin: Begin): void } | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.annexaCapture ??= {
    session: null,
    begin(begin) {
      this.session?.end();
      this.session = new PageSession(begin);
    },
  };
});
