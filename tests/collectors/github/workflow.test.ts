import { describe, expect, it } from 'vitest';
import { View } from '#collectors/github/read/view.ts';
import { isWorkflowFile, workflowOf } from '#collectors/github/read/workflow.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';

function entry(object: unknown, name = 'ci.yml', type = 'blob') {
  return new View({ name, type, object }, { what: 'the GraphQL query RepositoryDetails', errors: [] });
}

function read(text: string) {
  const { content } = workflowOf(entry({ text, isBinary: false, isTruncated: false }));
  if (!content.known) throw new Error('expected a content');
  return content.value;
}

describe('actions of others', () => {
  it.each([
    ['uses: actions/checkout@v4', ['actions/checkout@v4']],
    ['uses: "acme/tool@main"', ['acme/tool@main']],
    ['- uses: docker://alpine:3', ['docker://alpine:3']],
    [`uses: actions/checkout@${SHA} # v4`, []],
    ['uses: ./.github/actions/local', []],
    ['# uses: actions/checkout@v4', []],
    [`uses: docker://alpine@sha256:${'a'.repeat(64)}`, []],
    ['uses: acme/flows/.github/workflows/build.yml@v1', ['acme/flows/.github/workflows/build.yml@v1']],
  ])('%s', (line, unpinned) => {
    expect(read(`jobs:\n  a:\n    steps:\n      ${line}\n`).unpinned).toEqual(unpinned);
  });
});

describe('dangers', () => {
  const target = 'on: pull_request_target\njobs:\n  a:\n    steps:\n';

  it('sees code of strangers run with secrets', () => {
    const text = `${target}      - uses: actions/checkout@${SHA}\n        with:\n          ref: \${{ github.event.pull_request.head.sha }}\n`;
    expect(read(text).dangers).toEqual(['runs code of strangers with secrets (pull_request_target)']);
    expect(read(text.replace('pull_request_target', 'pull_request')).dangers).toEqual([]);
    expect(read(`${target}      - uses: actions/labeler@${SHA}\n`).dangers).toEqual([]);
  });

  it.each([
    ['      - run: echo "${{ github.event.issue.title }}"', 1],
    ['      - name: x\n        run: |\n          echo hi\n          echo ${{ github.head_ref }}', 1],
    ['      - run: echo "$TITLE"\n        env:\n          TITLE: ${{ github.event.issue.title }}', 0],
    ['      - run: echo ${{ github.sha }}', 0],
    ['      - if: contains(github.event.issue.title, "x")\n        run: echo hi', 0],
  ])('tells text in a script from text beside it (%#)', (step, dangers) => {
    expect(read(`on: issues\njobs:\n  a:\n    steps:\n${step}\n`).dangers).toHaveLength(dangers);
  });

  it('sees a token with every right', () => {
    expect(read('on: push\npermissions: write-all\n').dangers).toEqual(['gives its token every right']);
    expect(read('on: push\npermissions:\n  contents: read\n').dangers).toEqual([]);
  });
});

describe('a workflow', () => {
  it('reviews dependencies when it says so', () => {
    expect(read('      - uses: actions/dependency-review-action@v4\n').reviewsDependencies).toBe(true);
    expect(read('      - uses: actions/checkout@v4\n').reviewsDependencies).toBe(false);
  });

  it('is unknown when it was cut off or is no text', () => {
    expect(workflowOf(entry({ text: 'on: push', isTruncated: true })).content.known).toBe(false);
    expect(workflowOf(entry({ text: null, isBinary: true, isTruncated: false })).content.known).toBe(false);
    expect(workflowOf(entry(null)).content.known).toBe(false);
  });

  it('is a file that ends in yml or yaml', () => {
    expect(
      [entry({}), entry({}, 'a.yaml'), entry({}, 'README.md'), entry({}, 'x.yml', 'tree')].map(isWorkflowFile),
    ).toEqual([true, true, false, false]);
  });
});
