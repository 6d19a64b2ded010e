import type { Store } from '../../../store/store.ts'
import type { Observation } from '../../check.ts'
import { makeSign, type CheckDescription, type Sign } from '../../sign.ts'
import type { IssuedPaper } from './issued-paper.ts'
import { readIssuedPapers } from './read-issued-papers.ts'
import { siblingChecks } from './sibling-checks.ts'

const leastSiblings = 4
const usualShare = 0.75
/** A mark that more issuers have than this is one of the program, not of an origin. */
const mostIssuers = 3
const mostTold = 6

/** Signs of every PDF of a resolved case that stands out among its issuer\u2019s, or shares marks with another issuer\u2019s, in order of exhibit. */
export async function examineSiblings(store: Store): Promise<Sign[]> {
  return compareSiblings(await readIssuedPapers(store))
}

/** Compares papers of one issuer with each other, and papers of different issuers by their marks. */
export function compareSiblings(papers: readonly IssuedPaper[]): Sign[] {
  const signs = [...Map.groupBy(papers, ({ issuer }) => issuer).values()].flatMap((siblings) => [
    ...compareWith(siblings, siblingChecks.program, 'program'),
    ...compareWith(siblings, siblingChecks.fonts, 'fonts'),
  ])
  return [...signs, ...findSharedOrigins(papers)].sort((left, right) => (left.exhibit < right.exhibit ? -1 : left.exhibit > right.exhibit ? 1 : 0))
}

function compareWith(siblings: readonly IssuedPaper[], check: CheckDescription, key: 'program' | 'fonts'): Sign[] {
  const told = siblings.filter((paper) => paper[key] !== '')
  if (told.length < leastSiblings) return []
  const [usual, group] = [...Map.groupBy(told, (paper) => paper[key])].sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))[0]!
  if (group.length < usualShare * told.length) return []
  return told.map((paper) => signOf(check, paper, {
    outcome: paper[key] === usual ? 'pass' : 'fail', observed: paper[key], expected: usual,
    message: paper[key] === usual
      ? `${paper.issuerName}: ${group.length} of ${told.length} papers, this one too, tell ${usual}.`
      : `${group.length} of ${told.length} papers of ${paper.issuerName} tell ${usual}; this one tells ${paper[key]}.`,
  }))
}

function findSharedOrigins(papers: readonly IssuedPaper[]): Sign[] {
  const holders = Map.groupBy(papers.flatMap((paper) => paper.marks.map((mark) => ({ mark, paper }))), ({ mark }) => mark)
  return papers.flatMap((paper) => {
    const shared = paper.marks.flatMap((mark) => {
      const all = holders.get(mark)!
      if (new Set(all.map((each) => each.paper.issuer)).size > mostIssuers) return []
      const others = all.filter((each) => each.paper.issuer !== paper.issuer)
      return others.length > 0 ? [`${mark} also in ${others.slice(0, mostTold).map((each) => `${each.paper.label} of ${each.paper.issuerName}`).join(', ')}`] : []
    })
    if (shared.length === 0) return []
    return [signOf(siblingChecks.origin, paper, {
      outcome: 'fail', observed: shared.join('; '), expected: 'no such mark in papers of another issuer',
      message: `This paper of ${paper.issuerName} shares marks with papers of another issuer: ${shared.slice(0, mostTold).join('; ')}.`,
    })]
  })
}

function signOf(check: CheckDescription, { exhibit }: IssuedPaper, observation: Observation): Sign {
  return makeSign(check, observation, { exhibit, locator: 'whole' })
}
