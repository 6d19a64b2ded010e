/** Words about places and states of exhibits. */
export const words = {
  exhibit: 'Exhibit',
  open: 'Open the evidence',
  states: { read: 'read', partly: 'partly read', unread: 'unread' } as Readonly<Record<string, string>>,
  severities: { error: 'error', warning: 'doubt', information: 'note' } as Readonly<Record<string, string>>,
} as const
