/**
 * Every failure that Jackdaw can throw at a user: code, exit code, and what it means. `docs/failures.md` is written
 * from this table. Exit codes: 0 done, 1 done but something does not hold (verify, check), 2 misuse, 3 refused (no
 * authority, wrong purpose), 4 the case is in use, 5 the case or its evidence is damaged, 6 the machine lacks
 * something, 70 a defect of Jackdaw itself, 130 interrupted.
 */
export const failureCatalogue = {
  'usage': { exitCode: 2, meaning: 'The words of the command do not fit; the message says what it takes.' },
  'case.absent': { exitCode: 2, meaning: 'There is no case at that path.' },
  'case.exists': { exitCode: 2, meaning: 'A case cannot be made where something already stands.' },
  'case.busy': { exitCode: 4, meaning: 'Another process has the case open for writing.' },
  'case.unwritable': { exitCode: 6, meaning: 'The disk is full or failed while the case was written; what was acknowledged before stands.' },
  'case.not-built': { exitCode: 2, meaning: 'The case has no derived tables yet; run `jackdaw build`.' },
  'case.locked': { exitCode: 3, meaning: 'The case is locked: its files are encrypted; `jackdaw unlock` opens it for whoever holds a key.' },
  'key.absent': { exitCode: 3, meaning: 'There is no key here that opens the case, or it cannot be used.' },
  'seal.damaged': { exitCode: 5, meaning: 'Something of a locked case was changed, cut off or exchanged, or is missing; nothing was opened.' },
  'retention.stopped': { exitCode: 3, meaning: 'The last day on which the case may be kept without a new decision has passed: it is not used until it is extended or purged.' },
  'hold.stands': { exitCode: 3, meaning: 'Nothing is purged while somebody has a hold on the case.' },
  'redaction.unsafe': { exitCode: 3, meaning: 'Something of what was to be removed was found in the result when it was read back; the result was not kept.' },
  'authority.missing': { exitCode: 3, meaning: 'An exhibit cannot be taken in without a recorded authority.' },
  'authority.expired': { exitCode: 3, meaning: 'An authority does not hold on this day: nothing is taken in under it, and what rests on it is not used.' },
  'purpose.outside': { exitCode: 3, meaning: 'An authority was given for other purposes than the one named.' },
  'right.missing': { exitCode: 3, meaning: 'The role of this person in the case does not allow it.' },
  'second.needed': { exitCode: 3, meaning: 'A second entitled person has to agree first; the request stands in the journal.' },
  'evidence.unreadable': { exitCode: 2, meaning: 'A path to be taken in cannot be read, or is not a file or folder.' },
  'evidence.damaged': { exitCode: 5, meaning: 'Stored bytes no longer have the hash they were taken in with.' },
  'journal.damaged': { exitCode: 5, meaning: 'The journal chain or its checkpoint does not hold.' },
  'journal.key-absent': { exitCode: 6, meaning: 'The signing key of this machine could not be made or read.' },
  'store.damaged': { exitCode: 5, meaning: 'A derived file is damaged; it can be built again from evidence and journal.' },
  'query.refused': { exitCode: 2, meaning: 'Only one read-only statement over the documented views is run.' },
  'query.failed': { exitCode: 2, meaning: 'The engine refused the SQL; the message shows why and where.' },
  'mapping.invalid': { exitCode: 2, meaning: 'A mapping file names a schema, a property or a column that does not exist.' },
  'constraint.invalid': { exitCode: 2, meaning: 'A file of constraints cannot be read, or names a schema, a property or an explanation that does not exist.' },
  'entity.absent': { exitCode: 2, meaning: 'No entity of the case has that id.' },
  'judgement.meanwhile': { exitCode: 4, meaning: 'Another person judged the pair after it was shown; nothing was put down.' },
  'exhibit.absent': { exitCode: 2, meaning: 'No exhibit of the case has that number or id.' },
  'chart.absent': { exitCode: 2, meaning: 'The case has no chart of that name.' },
  'chart.changed': { exitCode: 2, meaning: 'Somebody else changed the chart since it was opened; nothing was written.' },
  'notebook.absent': { exitCode: 2, meaning: 'The case has no notebook of that name.' },
  'notebook.invalid': { exitCode: 2, meaning: 'A text is no notebook; the message says what is missing or wrong, and in which cell.' },
  'question.absent': { exitCode: 2, meaning: 'The case has no standing question of that name.' },
  'search.absent': { exitCode: 2, meaning: 'The case has no saved search of that name.' },
  'tool.invalid': { exitCode: 2, meaning: 'A file is no tool as docs/adding/a-tool.md describes; the message says what is missing or wrong.' },
  'tool.failed': { exitCode: 2, meaning: 'A tool threw an error of its own while it ran.' },
  'tool.limit': { exitCode: 2, meaning: 'A tool took more steps, memory or depth of calls than it may.' },
  'tool.absent': { exitCode: 2, meaning: 'No tool of that name is registered in the case or comes with Jackdaw.' },
  'machine.lacks': { exitCode: 6, meaning: 'A program that this step needs is not installed; the message names it.' },
  'interrupted': { exitCode: 130, meaning: 'The person stopped it; run the same command again to go on.' },
  'defect': { exitCode: 70, meaning: 'A defect of Jackdaw itself; please report it with the message.' },
} as const satisfies Record<string, { exitCode: number; meaning: string }>

/** A stable code of the catalogue. */
export type FailureCode = keyof typeof failureCatalogue
