import { sourceEntityId } from '../../model/entity-id.ts'
import type { StatementDraft } from '../../model/statement.ts'
import { cleanIban } from '../../model/value/iban.ts'
import type { EntityPlan } from '../mapping/entity-plan.ts'
import type { TableSurvey } from './survey-table.ts'
import type { Table } from './table.ts'

/** The account that stands above the rows of an account statement, and the statements that tell of it. */
export interface AccountAbove {
  readonly entityId: string
  readonly locator: string
  readonly statements: readonly StatementDraft[]
}

const ibanInText = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/g

/**
 * Finds the IBAN above the header of an account statement whose rows name no account of their own. Undefined when the
 * rows do, when there is none, or when there are two different ones.
 */
export function findAccountAbove(table: Table, survey: TableSurvey, plans: readonly EntityPlan[], namespace: string): AccountAbove | undefined {
  const entry = plans.find((plan) => plan.schema.name === 'AccountEntry')
  if (!entry || entry.references.some((reference) => reference.property === 'account')) return undefined
  const found: { iban: string; text: string; locator: string }[] = []
  for (const row of survey.preamble) {
    row.cells.forEach((cell, index) => {
      for (const match of cell.matchAll(ibanInText)) {
        const iban = cleanIban(match[0])
        if (iban) found.push({ iban, text: match[0], locator: table.locate(row, [index + 1], [match.index, match.index + match[0].length]) })
      }
    })
  }
  const first = found[0]
  if (!first || found.some((each) => each.iban !== first.iban)) return undefined
  const entityId = sourceEntityId(namespace, 'account', first.iban)
  return {
    entityId,
    locator: first.locator,
    statements: ['iban', 'accountNumber'].map((property) => ({ locator: first.locator, entityId, schema: 'BankAccount', property, value: first.iban, original: first.text })),
  }
}
