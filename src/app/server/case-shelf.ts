import { existsSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Failure } from '../../base/failure.ts'
import { systemClock } from '../../base/clock.ts'
import { listAuthorities } from '../../case/authority/authority-register.ts'
import { listToldFindings } from '../../case/register/finding-register.ts'
import { retentionAt } from '../../case/retention/retention.ts'
import { isLocked } from '../../case/vault/seal-layout.ts'
import type { CaseLine } from './api-types.ts'
import { ServedCase } from './served-case.ts'

/** A case that is served, and where: at the root when it is alone, else under `/c/<folder>`. */
export interface ShelvedCase {
  /** `''` or `/c/harbour`. */
  readonly prefix: string
  readonly served: ServedCase
}

const mostCases = 200

/** The case at a path, or every case in a folder, each under the name of its folder. No question reaches from one to another. Throws `case.absent`. */
export function openShelf(path: string, purpose?: string): ShelvedCase[] {
  const root = resolve(path)
  const isCase = (folder: string) => existsSync(join(folder, 'case.json')) || isLocked(folder)
  if (isCase(root) || !existsSync(root)) return [{ prefix: '', served: new ServedCase(root, purpose) }]
  const names = readdirSync(root).filter((name) => isCase(join(root, name))).sort()
  if (names.length === 0) throw new Failure('case.absent', `There is no case at ${root}, nor in a folder of it. 'jackdaw build' makes one.`)
  if (names.length > mostCases) throw new Failure('usage', `${root} holds ${names.length} cases; at most ${mostCases} are served together.`)
  return names.map((name) => ({ prefix: `/c/${encodeURIComponent(name)}`, served: new ServedCase(join(root, name), purpose) }))
}

/** What there is to know of each case without opening what it says: authority, day of review, and what waits. */
export function listShelf(shelf: readonly ShelvedCase[]): Promise<CaseLine[]> {
  return Promise.all(shelf.map((one) => (isLocked(one.served.layout.root) ? lockedLine(one) : lineOf(one))))
}

/** A locked case tells nothing but that it is there, under the name of its folder. */
function lockedLine({ prefix, served }: ShelvedCase): CaseLine {
  return {
    address: `${prefix}/`, title: basename(served.layout.root), purpose: '', retentionReview: '', retention: 'kept', isLocked: true, authorities: [], exhibits: 0,
    needsBuild: false, unreadFindings: 0,
  }
}

function lineOf({ prefix, served }: ShelvedCase): Promise<CaseLine> {
  return served.withCase((opened) => {
    const { written, reviews } = listToldFindings(opened.journal)
    const read = new Set(reviews.map(({ finding }) => finding))
    const { review, state } = retentionAt(opened.journal, systemClock.now())
    return {
      address: `${prefix}/`,
      title: opened.file.title,
      purpose: opened.file.purpose,
      retentionReview: review,
      retention: state,
      isLocked: false,
      authorities: listAuthorities(opened.journal).map(({ id, kind, reference, until }) => ({ id, kind, reference, until: until ?? null })),
      exhibits: opened.exhibits.all().length,
      needsBuild: !served.isBuilt || !served.isCurrent(opened),
      unreadFindings: written.filter(({ id }) => !read.has(id)).length,
    }
  })
}
