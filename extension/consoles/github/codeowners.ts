import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: [
    '/:organisation/:repository/blob/:branch/.github/CODEOWNERS',
    '/:organisation/:repository/blob/:branch/CODEOWNERS',
    '/:organisation/:repository/blob/:branch/docs/CODEOWNERS',
  ],
  controls: { 'A.8.4': 'partial', 'A.5.2': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'CODEOWNERS file',
  kind: 'document',
  confidence: 'likely',
  claim: 'Parts of the code have the owners that the file names.',
  rationale: {
    'A.8.4': 'Code has owners; that their review is required is a branch rule.',
    'A.5.2': 'Responsibilities for code are written down; other responsibilities are elsewhere.',
  },
  visible: ['The file and its commit'],
  api: 'GET /repos/{o}/{r}/contents/.github/CODEOWNERS, /codeowners/errors',
  collectors: ['github/repositories'],
  reads: {
    settings: {
      errors: {
        at: 'main, [role="main"]',
        pattern: '(this CODEOWNERS file is valid|\\d+(?= errors?))',
      },
    },
  },
  beside: [
    {
      what: 'errors in CODEOWNERS',
      setting: 'errors',
      collector: 'github/repositories',
      fact: 'repositories[name={organisation}/{repository}].codeowners.errors',
      words: { 'this CODEOWNERS file is valid': 0 },
    },
  ],
});
