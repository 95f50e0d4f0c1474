import { reasonOf } from '../findings.ts';
import { parseTrustPolicy, type TrustPolicy } from '../trust-policy.ts';
import { verifyPackage } from '../verify.ts';
import { droppedFiles, type FoundFile, packageOf } from './dropped.ts';
import { renderMessage, renderVerdict } from './result.ts';

/** The page that verifies a package: whatever is dropped on it or chosen stays in it; it asks nobody. */

const result = element('result');
const zone = element('zone');
let policy: TrustPolicy | null = null;
let running = new AbortController();

zone.addEventListener('dragover', (event) => {
  event.preventDefault();
  zone.classList.add('over');
});
zone.addEventListener('dragleave', () => zone.classList.remove('over'));
zone.addEventListener('drop', (event) => {
  event.preventDefault();
  zone.classList.remove('over');
  if (event.dataTransfer) void verify(droppedFiles(event.dataTransfer));
});
onChosen('zip', (files) => void verify(Promise.resolve(files)));
onChosen('folder', (files) => void verify(Promise.resolve(files)));
onChosen('policy', (files) => void choosePolicy(files[0]?.file));

async function verify(found: Promise<readonly FoundFile[]>): Promise<void> {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  result.replaceChildren(renderMessage('Checking. Large packages take a while.'));
  try {
    const files = await packageOf(await found);
    const verdict = await verifyPackage(files, { ...(policy ? { policy } : {}), now: Date.now(), signal });
    result.replaceChildren(renderVerdict(verdict));
  } catch (cause) {
    if (!signal.aborted) result.replaceChildren(renderMessage(`It could not be read: ${reasonOf(cause)}`));
  }
}

async function choosePolicy(file: File | undefined): Promise<void> {
  policy = null;
  try {
    if (file) policy = parseTrustPolicy(await file.text());
    result.replaceChildren(renderMessage(policy ? 'Trust policy taken. Now drop the package.' : ''));
  } catch (cause) {
    result.replaceChildren(renderMessage(reasonOf(cause)));
  }
}

function onChosen(id: string, take: (files: readonly FoundFile[]) => void): void {
  const input = element(id);
  input.addEventListener('change', () => {
    if (!(input instanceof HTMLInputElement)) return;
    take([...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
  });
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
}
