/** Stands in for `node:path` in secretlint's rules, which name the file that they look into; a page is none. */
export function basename(path: string): string {
  return path;
}

export default { basename };
