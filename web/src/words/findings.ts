/** Words of findings and the dossier. */
export const words = {
  title: 'Findings',
  open: 'Open the dossier',
  pdf: 'Save as PDF',
  manifest: 'Manifest',
  noPdf: 'The dossier has no PDF: Chromium was not there when the case was built.',
  noDossier: 'The dossier has not been written. Run jackdaw build.',
  empty: 'Nothing was found yet.',
  chapter: 'Chapter',
  all: 'all chapters',
  filter: 'Filter findings',
  kinds: { fact: 'fact', allegation: 'allegation', assessment: 'assessment' } as Readonly<Record<string, string>>,
  kindHints: {
    fact: 'It stands so in the evidence.', allegation: 'A source says so.', assessment: 'It was computed or concluded.',
  } as Readonly<Record<string, string>>,
  states: { reviewed: 'reviewed', confirmed: 'confirmed' } as Readonly<Record<string, string>>,
  against: 'against',
  more: 'more',
  query: 'its question in SQL',
  dossier: 'Dossier',
  back: 'Findings',
  noneFits: 'No finding fits the filter.',
} as const
