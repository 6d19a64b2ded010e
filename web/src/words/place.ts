import { wordsOf } from '../language.ts'

/** Words about places and states of exhibits. */
export const words = wordsOf(
  'place',
  {
    exhibit: 'Exhibit',
    open: 'Open the evidence',
    states: { read: 'read', partly: 'partly read', unread: 'unread' } as Readonly<Record<string, string>>,
    severities: { error: 'error', warning: 'doubt', information: 'note' } as Readonly<Record<string, string>>,
  },
  {
    exhibit: 'Pièce',
    open: 'Ouvrir la pièce',
    states: { read: 'lue', partly: 'lue en partie', unread: 'non lue' } as Readonly<Record<string, string>>,
    severities: { error: 'erreur', warning: 'doute', information: 'note' } as Readonly<Record<string, string>>,
  },
)
