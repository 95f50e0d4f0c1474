import { useSignal } from '@preact/signals';
import type { FoundFile } from '#shared/package/html/dropped.ts';

interface Props {
  readonly busy: boolean;
  readonly take: (files: readonly FoundFile[]) => void;
  /** The policy that was chosen; null when it was taken away again. */
  readonly trust: (file: File | null) => void;
  readonly failed: (cause: unknown) => void;
}

/** Where a package goes in: dropped, as a zip or a folder, or chosen; and whom its reader trusts. */
export function DropZone({ busy, take, trust, failed }: Props) {
  const over = useSignal(false);
  const dropped = async (transfer: DataTransfer): Promise<void> => {
    // Copied at once: the list is empty when the event is over, which it is once the code has loaded.
    const items = [...transfer.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
    const { filesOf } = await import('#shared/package/html/dropped.ts');
    take(await filesOf(items));
  };
  return (
    <div
      class={over.value ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        if (event.dataTransfer && !busy) dropped(event.dataTransfer).catch(failed);
      }}
    >
      <p class="dim">Drop the package here, or choose it.</p>
      <div class="field">
        <label for="package-zip">Package (.zip)</label>
        <input
          id="package-zip"
          type="file"
          accept=".zip,application/zip"
          disabled={busy}
          onChange={({ currentTarget }) => chosen(currentTarget, take)}
        />
      </div>
      <div class="field">
        <label for="package-folder">Or its unpacked folder</label>
        <input
          id="package-folder"
          type="file"
          ref={(input) => {
            if (input) input.webkitdirectory = true;
          }}
          disabled={busy}
          onChange={({ currentTarget }) => chosen(currentTarget, take)}
        />
      </div>
      <div class="field">
        <label for="package-policy">Trust policy (.json), if you have one</label>
        <input
          id="package-policy"
          type="file"
          accept=".json,application/json"
          aria-describedby="package-policy-hint"
          disabled={busy}
          onChange={({ currentTarget }) => trust(currentTarget.files?.[0] ?? null)}
        />
        <span id="package-policy-hint" class="small dim">
          The keys you trust, got from the auditee by another way than the package: annexa keys policy prints it.
        </span>
      </div>
    </div>
  );
}

function chosen({ files }: HTMLInputElement, take: Props['take']): void {
  const found = [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  if (found.length > 0) take(found);
}
