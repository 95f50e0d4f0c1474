import '#extension/ui/tokens.css';
import '#extension/ui/base.css';
import '#extension/ui/report.css';
import '#extension/ui/options.css';
import '#extension/ui/forms.css';
import '#extension/ui/keys/keys.css';
import { collectors, providers } from '#collectors/registry.ts';
import type { Permission } from '#shared/define.ts';
import { mount } from '#extension/ui/mount.tsx';
import { OptionsPage } from '#extension/ui/options-page.tsx';

const facts = [...providers.values()].map(({ id, title, hosts }) => {
  const permissions = new Map<string, Permission>();
  for (const collector of collectors.values()) {
    if (!collector.id.startsWith(`${id}/`)) continue;
    for (const permission of collector.permissions) permissions.set(permission.name, permission);
  }
  return { id, title, hosts, permissions: [...permissions.values()] };
});

mount(<OptionsPage providers={facts} />);
// The sections are drawn once their rows are read, which is after the browser looked for the part that was asked for.
if (location.hash !== '') setTimeout(() => document.querySelector(location.hash)?.scrollIntoView(), 200);
