import { defineConfig } from 'wxt';
import { verifyPagePlugin } from './collectors/cli/build/verify-page.ts';

/**
 * Hosts are absent on purpose: `extension/modules/host-permissions.ts` derives them from the providers
 * and the console pages, as optional hosts.
 */
export default defineConfig({
  srcDir: 'extension',
  modulesDir: 'extension/modules',
  publicDir: 'extension/public',
  manifestVersion: 3,
  imports: false,
  manifest: ({ browser }) => ({
    name: 'Annexa',
    short_name: 'Annexa',
    description:
      'Collects control evidence from your own systems, maps it to ISO/IEC 27001 and shows the gaps. Local first.',
    permissions: [
      'activeTab',
      'alarms',
      'scripting',
      'storage',
      'unlimitedStorage',
      ...(browser === 'firefox' ? [] : ['offscreen', 'sidePanel']),
    ],
    // Saves a page as one file beside its picture; asked for when a person wants that. Firefox has no such thing.
    ...(browser === 'firefox' ? {} : { optional_permissions: ['pageCapture'] }),
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    action: { default_title: 'Annexa', default_icon: { 16: 'icons/16.png', 32: 'icons/32.png' } },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+A' } },
      capture: { suggested_key: { default: 'Alt+Shift+C' }, description: 'Capture this page as evidence' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'annexa@annexa.invalid',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '137' }),
  }),
  vite: () => ({
    // Every package brings the page that verifies it.
    plugins: [verifyPagePlugin()],
    // The rules for secrets ask for the name of a file, which a page has not.
    resolve: { alias: { 'node:path': `${import.meta.dirname}/extension/capture/redact/no-path.ts` } },
    build: { target: 'es2024', sourcemap: false },
  }),
});
