import { type ComponentChild, render } from 'preact';

export function mount(page: ComponentChild): void {
  const root = document.getElementById('app');
  if (!root) throw new Error('The page has no #app');
  render(page, root);
}
