// Adds to package-lock.json the platform packages that the registry in use could not describe.
//
// Tools with native parts name one optional package for each platform. npm leaves out of the lock file
// those it cannot look up, and `npm ci` then refuses that same lock file as incomplete. Each entry here
// follows from its parent: the version from its optionalDependencies, the platform from its name. npm
// skips an entry whose platform is not the machine's, and fetches it where it is.
//
// Run it after every `npm install`: node .ci/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'sunos', 'aix', 'netbsd', 'openbsd'];
const PROCESSORS = { arm64: 'arm64', arm: 'arm', x64: 'x64', ia32: 'ia32', ppc64: 'ppc64', riscv64: 'riscv64', s390x: 's390x', loong64: 'loong64' };

let added = 0;
for (const parent of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    if (lock.packages[path] !== undefined) continue;
    const words = name.split('/').at(-1).split('-');
    const os = SYSTEMS.find((system) => words.includes(system));
    const cpu = words.map((word) => PROCESSORS[word]).find((processor) => processor !== undefined);
    if (os === undefined || cpu === undefined) throw new Error(`${name} does not say which platform it is for`);
    const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : words.some((word) => word.startsWith('gnu')) ? ['glibc'] : [];
    lock.packages[path] = {
      version,
      cpu: [cpu],
      ...(parent.dev ? { dev: true } : {}),
      ...(os === 'linux' && libc.length > 0 ? { libc } : {}),
      optional: true,
      os: [os],
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform packages added`);
