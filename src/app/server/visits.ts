import { existsSync, statSync } from 'node:fs'
import { systemClock } from '../../base/clock.ts'
import type { Failure } from '../../base/failure.ts'
import type { Case } from '../../case/case.ts'
import type { Right } from '../../case/members/role.ts'
import type { Sight } from '../../store/sight/sight.ts'
import { logUse, sightOf, whyRefused, type Visit } from '../jobs/door.ts'

/** What a request asks for. */
export interface Asked {
  readonly actor: string
  readonly right: Right
  /** What they chose to use the material for; absent: as the server was told. */
  readonly purpose?: string | undefined
  /** Path and query as they came. */
  readonly url: string
  /** Facts about the case itself, such as which authority has ended: answered also when the material is sealed. */
  readonly isAboutCase: boolean
}

interface Looked {
  readonly mark: string
  readonly refusal: Failure | undefined
  /** Of a question in SQL, whose rows can be narrowed to what the purpose reaches. */
  readonly refusalOfQuery: Failure | undefined
  readonly sight: Sight
}

/** The door of a served case: refuses what no authority covers today, and puts every request into the log of uses. */
export class Visits {
  readonly #purpose: string | undefined
  #looked: Looked | undefined

  /** The purpose is the case's own where none is told. */
  constructor(purpose?: string) {
    this.#purpose = purpose
  }

  /** Lets a request in, or throws `authority.expired` or `purpose.outside`. */
  async enter(withCase: <T>(work: (opened: Case) => T) => Promise<T>, layout: Case['layout'], asked: Asked): Promise<Sight> {
    return withCase((opened) => {
      const purpose = asked.purpose ?? this.#purpose ?? opened.file.purpose
      const looked = this.#look(opened, layout, purpose)
      const refusal = asked.isAboutCase ? undefined : actOf(asked) === 'query' ? looked.refusalOfQuery : looked.refusal
      const visit: Visit = { actor: asked.actor, purpose, act: actOf(asked), what: asked.url }
      logUse(opened, { ...visit, purpose, outcome: refusal ? 'refused' : 'allowed' })
      if (refusal) throw refusal
      return looked.sight
    })
  }

  /** Looked at anew when journal or derived files have changed, and each minute: an authority ends at midnight. */
  #look(opened: Case, layout: Case['layout'], purpose: string): Looked {
    const files = [layout.journal, `${layout.derived}/built.json`].map(markOf)
    const mark = [...files, systemClock.now().slice(0, 16), purpose].join(' ')
    if (this.#looked?.mark === mark) return this.#looked
    return (this.#looked = {
      mark, refusal: whyRefused(opened, purpose), refusalOfQuery: whyRefused(opened, purpose, { canNarrow: true }), sight: sightOf(opened, purpose),
    })
  }
}

function actOf({ right, url }: Asked): Visit['act'] {
  if (url.startsWith('/api/sql')) return 'query'
  if (right === 'search') return 'search'
  if (right === 'judge') return 'review'
  return right === 'release' ? 'export' : 'consult'
}

function markOf(path: string): string {
  if (!existsSync(path)) return 'none'
  const { mtimeMs, size, ino } = statSync(path)
  return `${mtimeMs} ${size} ${ino}`
}
