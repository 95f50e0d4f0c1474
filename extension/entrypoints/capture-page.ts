import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { ListReading } from '#shared/define-recogniser.ts';
import { announce, isReadFromOutside } from '#extension/capture/page/frames.ts';
import { type Begin, PageSession } from '#extension/capture/page/session.ts';
import { turnPage } from '#extension/capture/page/turn.ts';

interface InPage {
  session: PageSession | null;
  /** False in a frame that needs no session: the one around it looks into it, or it has no place. */
  begin(begin: Begin): Promise<boolean>;
  /** Begins in a frame that came later; false where there is a session already. */
  join(begin: Begin): Promise<boolean>;
  announce(word: string): true;
  end(): Promise<true>;
  turn(list: ListReading): Promise<'turned' | 'last' | 'stuck'>;
}

declare global {
  /** What `scripting.executeScript` finds in a document's isolated world once this file ran there. */
  var annexaCapture: InPage | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.annexaCapture ??= {
    session: null,
    async begin(begin) {
      await this.end();
      if (isReadFromOutside() || innerWidth === 0 || innerHeight === 0) return false;
      this.session = new PageSession(begin);
      return true;
    },
    join(begin) {
      return this.session === null ? this.begin(begin) : Promise.resolve(false);
    },
    announce(word) {
      announce(word);
      return true;
    },
    async end() {
      await this.session?.end();
      this.session = null;
      return true;
    },
    turn: turnPage,
  };
});
