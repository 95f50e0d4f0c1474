import { defineRecogniser, defineSighting } from '#shared/define-recogniser.ts';

export const sighting = defineSighting({
  urls: ['/artifact/reports', '/artifact/home'],
  controls: { 'A.5.22': 'partial', 'A.5.23': 'supporting', 'A.5.19': 'supporting' },
});

export default defineRecogniser(sighting, {
  title: 'Artifact reports (supplier assurance)',
  kind: 'document',
  confidence: 'seen',
  claim: "The supplier's certificate or report shown was available for the period it states.",
  rationale: {
    'A.5.22': "A supplier's assurance was looked at; the review of its content is yours to record.",
    'A.5.23': 'Shows what the provider answers for; what is left to you is in the report.',
    'A.5.19': "Part of a supplier's assessment; risks and agreement are elsewhere.",
  },
  visible: ["The report's title and period", 'The downloaded report beside the picture'],
  api: 'artifact:ListReports, GetReport',
  reads: { rows: ['report', 'reports'] },
});
