import { browser } from './browser.ts';

/** The key that a command has now, "Alt+Shift+A"; null where the browser or the person gave it none. */
export async function keyOf(command: string): Promise<string | null> {
  const found = (await browser.commands.getAll()).find(({ name }) => name === command);
  return found?.shortcut ? found.shortcut : null;
}
