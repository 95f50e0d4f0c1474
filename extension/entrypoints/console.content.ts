import { defineContentScript } from 'wxt/utils/define-content-script';
import { watchPage } from '#extension/capture/sight/watch-page.ts';

/** Registered while running, on hosts that were granted; see extension/capture/sight/hosts.ts. */
export default defineContentScript({ registration: 'runtime', main: watchPage });
