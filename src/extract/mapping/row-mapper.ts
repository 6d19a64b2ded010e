import { sourceEntityId } from '../../model/entity-id.ts'
import type { CharRange } from '../../model/locator.ts'
import type { Problem } from '../../model/problem.ts'
import { getSchema, type Schema } from '../../model/schema/schema.ts'
import type { StatementDraft } from '../../model/statement.ts'
import { readAmount } from '../../model/value/amount.ts'
import { BoundedCache } from '../../model/value/bounded-cache.ts'
import { trimmedPart, type ListPart } from '../../model/value/email.ts'
import { displayName } from '../../model/value/name.ts'
import { squeezeText } from '../../model/value/text.ts'
import type { Table, TableRow } from '../table/table.ts'
import { pickFrom, splitCell, type PickedPart } from './cell-parts.ts'
import type { CellReader } from './cell-reader.ts'
import type { EntityPlan, SourcePlan } from './entity-plan.ts'
import { partySchema, type UsualParty } from './meaning/party-kind.ts'
import { isPlaceholder } from './meaning/value-test.ts'
import { problemOfCell, problemOfReading } from './row-problems.ts'

/** What a row mapper gives its finds to. */
export interface RowReceiver {
  statement(draft: StatementDraft): void
  problem(about: string, problem: Problem): void
  /** The text of a cell that did not read as what its column holds: to be searched at least. */
  unread(text: string, locator: string): void
}

/** Where entities of a table get their ids from. */
export interface RowNamespace {
  /** Names rows: the exhibit and the sheet. */
  readonly rows: readonly string[]
  /** Where keys are unique. */
  readonly keys: string
}

interface Instance {
  readonly id: string
  readonly schema: Schema
  readonly part?: ListPart
}

/** A column as one source of a property reads it. */
interface CellSource {
  readonly source: SourcePlan
  readonly column: number
  readonly read: CellReader
}

const noInstances: readonly Instance[] = []

/** Turns rows of a table into statements by the plan of a mapping. */
export class RowMapper {
  readonly #plans: readonly EntityPlan[]
  readonly #order: readonly number[]
  readonly #ids: readonly BoundedCache<string>[]
  /** For each plan the schema by the name: one row after the other, each name once. */
  readonly #schemata: readonly BoundedCache<Schema>[]
  readonly #table: Table
  readonly #names: readonly string[]
  readonly #namespace: RowNamespace
  readonly #receiver: RowReceiver
  #row: TableRow = { row: 0, cells: [] }
  #cellLocators: (string | undefined)[] = []
  #count = 0

  constructor(plans: readonly EntityPlan[], table: Table, options: { names: readonly string[]; namespace: RowNamespace; receiver: RowReceiver }) {
    this.#plans = plans
    this.#table = table
    this.#names = options.names
    this.#namespace = options.namespace
    this.#receiver = options.receiver
    this.#ids = plans.map((plan) => {
      const { keys } = options.namespace
      return new BoundedCache<string>(plan.keys.length ? 10_000 : 1, (key) => sourceEntityId(keys, plan.keyLiteral, ...key.split('\0')))
    })
    this.#schemata = plans.map((plan) => {
      const usual = plan.schema.name as UsualParty
      return new BoundedCache<Schema>(plan.byName.length ? 10_000 : 1, (name) => getSchema(partySchema(name || undefined, usual)))
    })
    // Entities that live by what they point at come last.
    const rank = (plan: EntityPlan) => (plan.keys.length ? 0 : plan.sources.length ? 1 : 2)
    this.#order = plans.map((_, index) => index).sort((a, b) => rank(plans[a]!) - rank(plans[b]!) || a - b)
  }

  /** Statements of one row; gives how many there were. */
  map(row: TableRow): number {
    this.#row = row
    this.#cellLocators = []
    this.#count = 0
    const instances: (readonly Instance[])[] = new Array(this.#plans.length).fill(noInstances)
    for (const index of this.#order) instances[index] = this.#instancesOf(index, instances)
    for (let index = 0; index < this.#plans.length; index++) {
      const plan = this.#plans[index]!
      for (const instance of instances[index]!) {
        this.#values(plan, instance)
        for (const reference of plan.references) this.#reference(plan, instance, reference.property, reference.entity, instances)
        for (const literal of plan.literals) this.#emit(instance, literal.property, literal.value, this.#table.locate(row, []))
      }
    }
    return this.#count
  }

  #instancesOf(index: number, instances: readonly (readonly Instance[])[]): readonly Instance[] {
    const plan = this.#plans[index]!
    if (plan.when && !plan.when.equals.has(squeezeText(this.#row.cells[plan.when.column] ?? ''))) return noInstances
    if (plan.perPart) return this.#partsOf(index, plan)
    if (plan.keys.length > 0) {
      const key = plan.keys.map((column, at) => this.#keyText(this.#row.cells[column] ?? '', plan.keyReaders[at]))
      return key.every((text) => text === '') ? noInstances : [{ id: this.#ids[index]!.get(key.join('\0')), schema: this.#schemaOf(index, plan) }]
    }
    const isThere = plan.sources.length > 0 ? this.#hasOwnCell(plan) : hasEnds(plan, instances)
    if (!isThere) return noInstances
    return [{ id: sourceEntityId(this.#namespace.rows.join('\0'), String(this.#row.row), plan.name), schema: this.#schemaOf(index, plan) }]
  }

  /** The schema of an entity in this row; what only the usual schema has a property for stays under that. */
  #schemaOf(index: number, plan: EntityPlan, part?: ListPart): Schema {
    if (plan.byName.length === 0) return plan.schema
    const schema = this.#schemata[index]!.get(this.#nameOf(plan.byName, part))
    const loses = (source: SourcePlan) => !schema.properties.has(source.property) && source.columns.some((column) => this.#filled(column))
    return plan.sources.some(loses) ? plan.schema : schema
  }

  #nameOf(sources: readonly SourcePlan[], part: ListPart | undefined): string {
    for (const { columns, pick, split } of sources) {
      const column = columns.find((each) => this.#filled(each))
      if (column === undefined) continue
      const cell = this.#row.cells[column]!
      const first = part ?? (pick || split !== undefined ? splitCell(cell, split, pick)[0] : undefined)
      const name = pick ? first && pickFrom(first, pick)?.reads : squeezeText(first?.text ?? cell)
      if (name) return name
    }
    return ''
  }

  #hasOwnCell(plan: EntityPlan): boolean {
    return plan.sources.some((source) => source.columns.some((column) => this.#filled(column)))
  }

  #partsOf(index: number, plan: EntityPlan): Instance[] {
    const cell = this.#row.cells[plan.keys[0]!] ?? ''
    if (isEmpty(cell)) return []
    return splitCell(cell, plan.perPart!.split, plan.perPart!.pick).map((part) => ({
      part,
      id: this.#ids[index]!.get(this.#keyText(part.text, plan.keyReaders[0])),
      schema: this.#schemaOf(index, plan, part),
    }))
  }

  #keyText(raw: string, reader: CellReader | undefined): string {
    if (isEmpty(raw)) return ''
    return (reader ? reader(raw)?.value : undefined) ?? squeezeText(raw)
  }

  #filled(column: number): boolean {
    return !isEmpty(this.#row.cells[column] ?? '')
  }

  #values(plan: EntityPlan, instance: Instance): void {
    for (const source of plan.sources) {
      if (!instance.schema.properties.has(source.property)) continue
      if (source.joined) this.#joined(plan, instance, source)
      else source.columns.forEach((column, at) => this.#cell(plan, instance, { source, column, read: source.readers[at]! }))
    }
  }

  #cell(plan: EntityPlan, instance: Instance, from: CellSource): void {
    const { source, column } = from
    const cell = this.#row.cells[column] ?? ''
    if (isEmpty(cell)) return
    if (source.split === undefined && !source.pick) return this.#part(plan, instance, from, undefined)
    const own = instance.part && column === plan.keys[0]
    for (const part of own ? [instance.part!] : splitCell(cell, source.split, source.pick)) {
      const picked = source.pick ? pickFrom(part, source.pick) : { ...part, reads: part.text }
      if (picked) this.#part(plan, instance, from, picked)
      else if (source.pick === 'email') this.#unread(source, column)
    }
  }

  /** One value out of a cell: the whole of it, or a part with what it reads as. */
  #part(plan: EntityPlan, instance: Instance, from: CellSource, part: PickedPart | undefined): void {
    const { source, column, read } = from
    const cell = this.#row.cells[column]!
    const reading = read(part ? part.reads : cell)
    if (!reading) {
      if (!part && source.type === 'country' && /[;,|/]/.test(cell)) return this.#countries(plan, instance, from)
      return this.#unread(source, column)
    }
    if (reading.value === '0' && plan.mixedAmounts.has(source.property) && this.#hasOtherAmount(plan, source.property, column)) return
    const shown = shownValue(reading.value, source, { plan, instance })
    const value = source.negative && shown !== '0' ? `-${shown.replace(/^-/, '')}` : source.named ? `${this.#names[column]!}: ${shown}` : shown
    const whole = !part || (part.start === leadingBlanks(cell) && part.end === cell.trimEnd().length)
    const locator = whole ? this.#cellLocator(column) : this.#table.locate(this.#row, [column + 1], [part.start, part.end])
    this.#emit(instance, source.property, value, locator, part ? part.text : cell.trim(), source.lang)
    const problem = problemOfReading(reading, this.#names[column]!, this.#row.row, locator)
    if (problem) this.#receiver.problem(this.#names[column]!, problem)
    if (source.property === 'amount' && source.type === 'number') this.#currencyBeside(plan, instance, cell, locator)
  }

  /** Several countries in one cell. */
  #countries(plan: EntityPlan, instance: Instance, from: CellSource): void {
    const cell = this.#row.cells[from.column]!
    let start = 0
    for (const text of cell.split(/[;,|/]/)) {
      const part = trimmedPart(cell, start, start + text.length)
      start += text.length + 1
      const reading = part && from.read(part.text)
      if (reading) {
        const locator = this.#table.locate(this.#row, [from.column + 1], range(part))
        this.#emit(instance, from.source.property, reading.value, locator, part.text)
      } else if (part) this.#unread(from.source, from.column)
    }
  }

  /** The currency that stands in the cell of an amount, unless a column tells it. */
  #currencyBeside(plan: EntityPlan, instance: Instance, cell: string, locator: string): void {
    if (!/[\p{L}\p{Sc}]/u.test(cell) || !plan.schema.properties.has('currency')) return
    if (plan.sources.some((source) => source.property === 'currency')) return
    const currency = readAmount(cell)?.currency
    if (currency) this.#emit(instance, 'currency', currency, locator, cell.trim())
  }

  #joined(plan: EntityPlan, instance: Instance, source: SourcePlan): void {
    const filled = source.columns.filter((column) => this.#filled(column))
    const first = source.columns[0]
    if (filled.length === 0 || first === undefined) return
    const columns = source.joined === 'whole' && filled.length < source.columns.length ? filled.filter((column) => column === first) : filled
    if (columns.length === 0) return
    const text = columns.map((column) => this.#row.cells[column]!.trim()).join(' ')
    const read = source.readers[source.columns.indexOf(columns[0]!)]!
    const reading = read(text)
    if (reading) {
      const locator = columns.length === 1 ? this.#cellLocator(columns[0]!) : this.#table.locate(this.#row, columns.map((column) => column + 1))
      this.#emit(instance, source.property, reading.value, locator, text, source.lang)
      const problem = problemOfReading(reading, this.#names[columns[0]!]!, this.#row.row, locator)
      if (problem) this.#receiver.problem(this.#names[columns[0]!]!, problem)
    } else if (source.joined === 'whole' && columns.length > 1) {
      this.#part(plan, instance, { source, column: first, read: source.readers[0]! }, undefined)
    } else this.#unread(source, columns[0]!)
  }

  #reference(plan: EntityPlan, instance: Instance, property: string, entity: number, instances: readonly (readonly Instance[])[]): void {
    const target = this.#plans[entity]!
    for (const other of instances[entity]!) {
      if (other.id === instance.id) continue
      const locator = other.part
        ? this.#table.locate(this.#row, [target.keys[0]! + 1], range(other.part))
        : target.keys.length === 1
          ? this.#cellLocator(target.keys[0]!)
          : this.#table.locate(this.#row, target.keys.filter((column) => this.#filled(column)).map((column) => column + 1))
      this.#emit(instance, property, other.id, locator)
    }
  }

  #hasOtherAmount(plan: EntityPlan, property: string, column: number): boolean {
    return plan.sources.some(
      (source) =>
        source.property === property &&
        source.columns.some((other, at) => other !== column && (source.readers[at]!(this.#row.cells[other] ?? '')?.value ?? '0') !== '0'),
    )
  }

  #unread(source: SourcePlan, column: number): void {
    const name = this.#names[column]!
    const cell = this.#row.cells[column]!
    const locator = this.#cellLocator(column)
    this.#receiver.problem(name, problemOfCell(source.type, cell, { column: name, row: this.#row.row, locator }))
    this.#receiver.unread(cell, locator)
  }

  #cellLocator(column: number): string {
    return (this.#cellLocators[column] ??= this.#table.locate(this.#row, [column + 1]))
  }

  #emit(instance: Instance, property: string, value: string, locator: string, original?: string, lang?: string): void {
    this.#count++
    this.#receiver.statement({
      locator,
      entityId: instance.id,
      schema: instance.schema.name,
      property,
      value,
      ...(original === undefined ? {} : { original }),
      ...(lang ? { lang } : {}),
    })
  }
}

/** The name of a person whose schema the row decided, turned where it was written with the last name first. */
function shownValue(value: string, source: SourcePlan, { plan, instance }: { readonly plan: EntityPlan; readonly instance: Instance }): string {
  return plan.byName.includes(source) && instance.schema.ancestors.has('Person') ? displayName(value) : value
}

/** Whether everything that a mere link points at is in the row. */
function hasEnds(plan: EntityPlan, instances: readonly (readonly Instance[])[]): boolean {
  return plan.references.every((reference) => instances[reference.entity]!.length > 0)
}

function isEmpty(cell: string): boolean {
  if (cell === '') return true
  const first = cell.charCodeAt(0)
  // Placeholders of one character or more never begin with a digit: the commonest case, decided without a regular expression.
  if (first >= 48 && first <= 57) return false
  const text = cell.length > 16 && first > 32 ? cell : cell.trim()
  return text === '' || isPlaceholder(text)
}

function leadingBlanks(cell: string): number {
  return cell.length - cell.trimStart().length
}

function range(part: ListPart): CharRange {
  return [part.start, part.end]
}
