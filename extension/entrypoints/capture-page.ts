import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { ListReading } from '#shared/define-recogniser.ts';
import { type Begin, PageSession } from '#extension/capture/page/session.ts';
import { turnPage } from '#extension/capture/page/turn.ts';

interface InPage {
  session: PageSession | null;
  begin(begin: Begin): void;
  turn(list: ListReading): Promise<'turned' | 'last' | 'stuck'>;
}

declare global {
  /** What `scripting.executeScript` finds in the page's isolated world once this file ran there. */
  var annexaCapture: InPage | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.annexaCapture ??= {
    session: null,
    begin(begin) {
      this.session?.end();
      this.session = new PageSession(begin);
    },
    turn: turnPage,
  };
});
