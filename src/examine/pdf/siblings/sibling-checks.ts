import type { CheckDescription } from '../../document/document-examiner.ts'

/** Checks of PDFs against others of the case, by a short name. */
export const siblingChecks = {
  program: {
    id: 'pdf.sibling-program', title: 'Program, beside other papers of the issuer', strength: 'C', explanations: ['changed-form', 'converted'],
    clause: 'Comparison: papers of one issuer come from one program (ISO 32000-2, table 349: Creator, Producer)',
  },
  fonts: {
    id: 'pdf.sibling-fonts', title: 'Fonts, beside other papers of the issuer', strength: 'C', explanations: ['changed-form', 'converted'],
    clause: 'Comparison: papers of one issuer are set in the same fonts (ISO 32000-2, 9.9.2)',
  },
  origin: {
    id: 'pdf.shared-origin', title: 'Marks shared with papers of another issuer', strength: 'C', explanations: ['same-service', 'not-one-entity'],
    clause: 'Comparison: identifiers of documents, letters of font subsets, and an author with a program stay with one origin (ISO 32000-2, 14.4 and 9.9.2)',
  },
} as const satisfies Readonly<Record<string, CheckDescription>>
