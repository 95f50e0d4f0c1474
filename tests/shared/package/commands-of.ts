/** The commands of a Markdown text, word for word: every bash block, in order. */
export function commandsOf(markdown: string): string {
  return [...markdown.matchAll(/^```bash\n([\s\S]*?)^```$/gm)].map(([, block]) => block).join('');
}
