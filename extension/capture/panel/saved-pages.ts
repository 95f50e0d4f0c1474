import { browser } from '#extension/platform/browser.ts';

/** Whether pages may also be saved whole; a permission of its own, that a person gives and takes back. */
export function maySavePages(): Promise<boolean> {
  return browser.permissions.contains({ permissions: [PERMISSION] });
}

/** The polyfill's types follow Firefox, which does not have it. */
const PERMISSION = 'pageCapture' as 'activeTab';

export const CAN_SAVE_PAGES = !import.meta.env.FIREFOX;

/** From a click, before anything is awaited. */
export function askToSavePages(): Promise<boolean> {
  return browser.permissions.request({ permissions: [PERMISSION] });
}

export async function stopSavingPages(): Promise<void> {
  await browser.permissions.remove({ permissions: [PERMISSION] });
}
