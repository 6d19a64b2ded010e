import { sha256OfParts } from '../../base/hash.ts'
import type { Row, Store } from '../../store/store.ts'
import { changeParameters } from './change-steps.ts'
import { sharedChance } from './shared-chance.ts'
import { numberChangesTable } from './tables.ts'

/** What a change is: of number, handset or subscriber card. */
export type ChangeKind = 'number' | 'handset' | 'card'

/** Innocent explanations of a change, by its kind. */
export const changeExplanations: Readonly<Record<ChangeKind, readonly string[]>> = {
  number: [
    'Somebody took a new number, or an employer gave one, and told friends and colleagues.',
    'Two people of one household, team or trade have the same contacts.',
    'A number, a handset or both were handed on within a family or a firm.',
  ],
  handset: ['A new device, a repair, or a second device with a card of the same number.', 'A network may write the same handset with another check or version digit.'],
  card: ['A lost, damaged or worn card is replaced under the same number.', 'A number was taken along to another operator.'],
}

const citedShared = 20

interface Change {
  readonly kind: ChangeKind
  readonly oldId: string
  readonly newId: string
  readonly old: string | null
  readonly fresh: string | null
  readonly handset: string | null
  readonly shared: { readonly count: number; readonly ofOld: number; readonly ofNew: number; readonly chance: number } | undefined
  readonly oldTurn: number
  readonly newTurn: number
  readonly turns: readonly number[]
}

/** Writes what `changeSteps` laid out into `number_changes`; a change of number seen by handset and by contacts is one. Gives how many. */
export async function writeNumberChanges(store: Store, run: string): Promise<number> {
  const [{ all } = { all: 0 }] = await store.all<{ all: number }>('SELECT count(*) AS "all" FROM number_span')
  const alike = (await store.all('SELECT * FROM circle_change ORDER BY old_id, new_id')).map((row) => circleChange(row, all))
  const circles = alike.filter(({ shared }) => shared!.chance <= changeParameters.mostChance)
  const byPair = new Map(circles.map((change) => [`${change.oldId} ${change.newId}`, change]))
  const devices = (await store.all('SELECT * FROM device_change ORDER BY kind, old_id, new_id, old_turn, handset')).map(deviceChange)
  for (const change of devices.filter(({ kind }) => kind === 'number')) {
    const key = `${change.oldId} ${change.newId}`
    const known = byPair.get(key)
    byPair.set(key, known ? { ...known, handset: change.handset, turns: [...known.turns, change.oldTurn, change.newTurn] } : change)
  }
  const changes = [...byPair.values(), ...devices.filter(({ kind }) => kind !== 'number')]
  changes.sort((left, right) => left.newTurn - right.newTurn || left.oldTurn - right.oldTurn || (idOf(left) < idOf(right) ? -1 : 1))
  await write(store, changes, run)
  return changes.length
}

function circleChange(row: Row, all: number): Change {
  const [count, ofOld, ofNew] = [Number(row['shared']), Number(row['of_old']), Number(row['of_new'])]
  const [oldTurn, newTurn] = [Number(row['old_turn']), Number(row['new_turn'])]
  const listOf = (column: string) => JSON.parse(String(row[column])) as number[]
  return {
    kind: 'number', oldId: String(row['old_id']), newId: String(row['new_id']), old: null, fresh: null, handset: null, oldTurn, newTurn,
    // Neither is a contact of itself: all the others could be.
    shared: { count, ofOld, ofNew, chance: sharedChance({ shared: count, ofOld, ofNew, all: Math.max(ofOld + ofNew - count, all - 2) }) },
    turns: [oldTurn, newTurn, ...listOf('old_turns').slice(0, citedShared).flatMap((turn, at) => [turn, listOf('new_turns')[at]!])],
  }
}

function deviceChange(row: Row): Change {
  const [oldTurn, newTurn] = [Number(row['old_turn']), Number(row['new_turn'])]
  const text = (column: string) => (row[column] === null ? null : String(row[column]))
  return {
    kind: String(row['kind']) as ChangeKind, oldId: String(row['old_id']), newId: String(row['new_id']), old: text('old'), fresh: text('new'),
    handset: text('handset'), shared: undefined, oldTurn, newTurn, turns: [oldTurn, newTurn],
  }
}

function idOf({ kind, oldId, newId, old, fresh }: Change): string {
  return sha256OfParts([kind, oldId, newId, old ?? undefined, fresh ?? undefined]).slice(0, 32)
}

async function write(store: Store, changes: readonly Change[], run: string): Promise<void> {
  if (changes.length === 0) return
  const turns = new Set(changes.flatMap((change) => [...change.turns, change.oldTurn, change.newTurn]))
  const rows = await store.all(`SELECT turn, start, epoch(moment) AS seconds, statement_id, exhibit_id, locator FROM contact_row WHERE turn IN (${[...turns].join(', ')})`)
  const places = new Map(rows.map((row) => [Number(row['turn']), row]))
  const captions = new Map((await store.all('SELECT n.id, n.caption FROM contact_name n JOIN number_span s ON s.own = n.id')).map(({ id, caption }) => [String(id), caption]))
  const appender = await store.appender(numberChangesTable)
  for (const change of changes) {
    const [before, after] = [places.get(change.oldTurn)!, places.get(change.newTurn)!]
    const cited = [...new Set(change.turns)].map((turn) => places.get(turn)!)
    appender.add([
      idOf(change), change.kind, change.oldId, change.old ?? captions.get(change.oldId) ?? change.oldId, change.newId, change.fresh ?? captions.get(change.newId) ?? change.newId,
      change.handset, before['start'], after['start'], Math.round(((Number(after['seconds']) - Number(before['seconds'])) / 86_400) * 100) / 100,
      change.shared?.count, change.shared?.ofOld, change.shared?.ofNew, change.shared?.chance,
      JSON.stringify(cited.map((row) => row['statement_id']).filter((id) => id !== null)), JSON.stringify(cited.map((row) => `${String(row['exhibit_id'])} ${String(row['locator'])}`)),
      JSON.stringify(changeExplanations[change.kind]), run,
    ])
  }
  await appender.close()
}
