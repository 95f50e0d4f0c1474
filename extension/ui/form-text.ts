/** What was typed into a field of a form; nothing for one that is not there, or that is a file. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
