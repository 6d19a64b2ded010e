import type { TableColumnReport } from '../contract.ts'
import { columnTargets } from '../mapping/mapping-columns.ts'
import type { MappingProposal } from '../mapping/proposal.ts'
import type { SurveyedColumn } from '../mapping/surveyed-column.ts'
import type { ColumnEvidence } from './column-evidence.ts'

/** How each column of a table was treated. */
export function reportColumns(
  columns: readonly SurveyedColumn[],
  proposal: MappingProposal | undefined,
  evidence: ReadonlyMap<number, ColumnEvidence>,
): TableColumnReport[] {
  const targets = proposal ? columnTargets(proposal.mapping.entities) : new Map<string, string[]>()
  return columns.map((column): TableColumnReport => {
    const base = { column: column.index + 1, name: column.name }
    const told = proposal?.columns.find((each) => each.column === column.name)
    const target = targets.get(column.name)
    if (target) {
      const confidence = proposal!.state === 'confirmed' ? 1 : (told?.confidence ?? 0)
      const reason = withEvidence(reasonOf(proposal!, told?.reason), evidence.get(column.index))
      return { ...base, treatment: 'mapped', target: target.join(', '), confidence, reason }
    }
    const ignored = proposal?.mapping.ignore[column.name]
    if (ignored !== undefined) return { ...base, treatment: 'ignored', target: ignored, reason: ignored }
    return { ...base, treatment: 'unmapped', reason: told?.reason ?? column.guess?.reason ?? 'neither the header nor the values tell a meaning' }
  })
}

function reasonOf(proposal: MappingProposal, reason: string | undefined): string {
  return proposal.state === 'confirmed' ? 'a person confirmed the mapping' : (reason ?? 'the profile draws on it')
}

function withEvidence(reason: string, evidence: ColumnEvidence | undefined): string {
  const parts = [reason]
  const shown = evidence?.shownBy ? `, as row ${evidence.shownBy} shows` : ''
  if (evidence?.dateOrder) parts.push(`${evidence.dateOrder === 'dmy' ? 'day before month' : 'month before day'}${shown}`)
  else if (evidence?.decimalMark) parts.push(`decimals after '${evidence.decimalMark}'${shown}`)
  return parts.join('; ')
}
