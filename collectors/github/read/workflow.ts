import { type Fact, known, unknown } from '#shared/evidence/fact.ts';
import { View } from './view.ts';

export interface Workflow {
  /** File name, "ci.yml". */
  readonly file: string;
  /** What is in the file; unknown for one that GitHub does not hand out as text. */
  readonly content: Fact<{
    /** Actions of others that are not fixed to a commit, "actions/checkout@v4". */
    readonly unpinned: readonly string[];
    /** What lets strangers run code or reach secrets, in plain words. */
    readonly dangers: readonly string[];
    readonly reviewsDependencies: boolean;
  }>;
}

/** Reads an entry of the folder `.github/workflows`. */
export function workflowOf(entry: View): Workflow {
  const name = entry.string('name');
  const file = name.known ? name.value : 'a file that is not shown';
  const blob = entry.object('object');
  if (!(blob instanceof View)) return { file, content: blob };
  if (blob.value['isTruncated'] === true) return { file, content: unknown(`GitHub cut ${file} off`) };
  const text = blob.string('text');
  return { file, content: text.known ? known(contentOf(text.value)) : text };
}

export function isWorkflowFile(entry: View): boolean {
  const name = entry.value['name'];
  return entry.value['type'] === 'blob' && typeof name === 'string' && /\.ya?ml$/i.test(name);
}

function contentOf(text: string) {
  const lines = text.split(/\r?\n/).map(withoutComment);
  const used = lines
    .map((line) => /^\s*-?\s*uses:\s*['"]?([^'"\s]+)/.exec(line)?.[1])
    .filter((name) => name !== undefined);
  return {
    unpinned: [...new Set(used.filter(isUnpinned))],
    dangers: dangersOf(lines),
    reviewsDependencies: used.some((name) => /^actions\/dependency-review-action@/i.test(name)),
  };
}

/** A "#" starts a comment only after a blank or at the start of a line. */
function withoutComment(line: string): string {
  return line.replace(/(^|\s)#.*$/, '');
}

function isUnpinned(name: string): boolean {
  if (name.startsWith('./')) return false;
  if (name.startsWith('docker://')) return !/@sha256:[0-9a-f]{64}$/.test(name);
  return !/@[0-9a-f]{40}$/.test(name);
}

/** Events by which strangers start a workflow that has secrets and a token that may write. */
const PRIVILEGED = /\b(pull_request_target|workflow_run)\b/;
const FOREIGN_CODE = /ref:.*(github\.event\.(pull_request|workflow_run)\.head|github\.head_ref|refs\/pull\/)/;
/** Texts that strangers choose; put into a script they are run as a part of it. */
const FOREIGN_TEXT =
  /\$\{\{[^}]*\bgithub\.(head_ref|event\.(issue|pull_request|comment|review|discussion|head_commit|commits|workflow_run)\b[^}]*\.(title|body|ref|label|message|email|name|head_branch))\b[^}]*\}\}/;

function dangersOf(lines: readonly string[]): string[] {
  const dangers: string[] = [];
  const privileged = lines.map((line) => PRIVILEGED.exec(line)?.[1]).find((event) => event !== undefined);
  if (privileged !== undefined && lines.some((line) => FOREIGN_CODE.test(line))) {
    dangers.push(`runs code of strangers with secrets (${privileged})`);
  }
  if (scriptLines(lines).some((line) => FOREIGN_TEXT.test(line))) {
    dangers.push('puts text that strangers choose into a script');
  }
  if (lines.some((line) => /^\s*permissions:\s*['"]?write-all/.test(line))) {
    dangers.push('gives its token every right');
  }
  return dangers;
}

/** The lines of `run:` steps: the rest of that line, and the deeper lines of a block below it. */
function scriptLines(lines: readonly string[]): readonly string[] {
  const script: string[] = [];
  let depth: number | null = null;
  for (const line of lines) {
    const indent = line.search(/\S/);
    if (depth !== null && (indent === -1 || indent > depth)) {
      script.push(line);
      continue;
    }
    depth = null;
    const run = /^(\s*(?:-\s+)?)run:\s*(.*)$/.exec(line);
    if (run === null) continue;
    script.push(run[2] ?? '');
    depth = (run[1] ?? '').length;
  }
  return script;
}
