import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly text: string;
  readonly search: (text: string) => void;
}

/** Search over the controls. `/` focuses it from anywhere on the page, Escape empties it. */
export function SearchBox({ text, search }: Props) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      const typing = event.target instanceof Element && event.target.matches('input, select, textarea');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
  return (
    <span class="search">
      <input
        ref={box}
        class="field-input"
        type="search"
        aria-label="Search controls"
        aria-keyshortcuts="/"
        placeholder="Search"
        value={text}
        onInput={({ currentTarget }) => search(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return;
          // Otherwise the popup itself would close.
          event.preventDefault();
          search('');
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </span>
  );
}
