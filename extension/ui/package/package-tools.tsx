import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Shown } from '../shown.ts';

interface DialogProps {
  readonly shown: Shown | null;
  readonly sample: boolean;
  readonly close: () => void;
}

const DIALOGS = {
  export: () => import('./export-dialog.tsx').then(({ ExportDialog }) => ExportDialog),
  open: () => import('./open-dialog.tsx').then(({ OpenDialog }) => OpenDialog),
} satisfies Record<string, () => Promise<ComponentType<DialogProps>>>;

/** The ways of evidence out of this browser and into it; loaded when they are wanted. */
export function PackageTools({ shown, sample }: { readonly shown: Shown | null; readonly sample: boolean }) {
  const open = useSignal<{ readonly Dialog: ComponentType<DialogProps> } | null>(null);
  const show = async (name: keyof typeof DIALOGS): Promise<void> => {
    open.value = { Dialog: await DIALOGS[name]() };
  };
  const Dialog = open.value?.Dialog;
  return (
    <>
      {shown && !sample && (
        <button type="button" class="link" onClick={() => void show('export')}>
          Export package
        </button>
      )}
      <button type="button" class="link" onClick={() => void show('open')}>
        Open a package
      </button>
      {Dialog && (
        <Dialog
          shown={shown}
          sample={sample}
          close={() => {
            open.value = null;
          }}
        />
      )}
    </>
  );
}
