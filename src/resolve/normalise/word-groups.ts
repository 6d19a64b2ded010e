import { nicknameTable } from './table/nickname-table.ts'
import { organisationWordTable } from './table/organisation-word-table.ts'
import { isNickname } from './nicknames.ts'

const shortFormsOf = new Map(nicknameTable.flatMap((line) => line.split('|').map((entry) => {
  const [name, forms] = entry.split(':') as [string, string]
  return [name, new Set(forms.split(' '))] as const
})))

const groupsOf = new Map<string, number[]>()
for (const [group, line] of organisationWordTable.entries()) {
  for (const word of line.split(' ')) groupsOf.set(word, [...(groupsOf.get(word) ?? []), group])
}

/** Whether two folded given names are a name and a short form of it, or forms of one name in several languages. */
export function areNameForms(left: string, right: string): boolean {
  return isNickname(left, right) || shortFormsOf.get(left)?.has(right) === true || shortFormsOf.get(right)?.has(left) === true
}

/** Whether two folded words of organisations' names say the same in two spellings or languages. */
export function areSameTerm(left: string, right: string): boolean {
  const others = groupsOf.get(right)
  return others !== undefined && (groupsOf.get(left) ?? []).some((group) => others.includes(group))
}
