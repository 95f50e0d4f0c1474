import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/groups/:group+/-/security/compliance_dashboard', '/groups/:group+/-/security/compliance_dashboard/:_'],
  controls: { 'A.5.36': 'partial', 'A.8.32': 'partial' },
});

export default defineRecogniser(sighting, {
  title: 'Compliance center',
  kind: 'report',
  confidence: 'likely',
  claim: 'Projects of the group meet the standards or have the violations shown.',
  rationale: {
    'A.5.36': 'Projects are measured against rules; only those chosen.',
    'A.8.32': 'Merges without the needed approval are found; the rule itself is in each project.',
  },
  visible: ['Adherence or violations with their dates', 'The filter'],
  api: 'GraphQL group.projectComplianceStandardsAdherence',
  reads: { rows: ['result', 'results'] },
});
