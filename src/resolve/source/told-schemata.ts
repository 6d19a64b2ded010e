import { commonSchema } from '../../model/schema/schema.ts'
import type { Problem } from '../../model/problem.ts'

/** How many entities are told under one set of schemata, and one of them. */
interface Telling {
  readonly refused: readonly string[]
  readonly schema: string
  entities: number
  example: string
}

/**
 * The sets of schemata that entities are told under, each with the one they are read under: the most special of those
 * told; where two do not go together, the one told first stands and a problem says so.
 */
export class ToldSchemata {
  readonly #tellings = new Map<string, Telling>()

  /** Counts entities told under a set (joined by `|`, in the order told). Gives their schema when the set is new. */
  add(schemata: string, entities: number, example: string): string | undefined {
    const known = this.#tellings.get(schemata)
    if (known) {
      known.entities += entities
      if (example < known.example) known.example = example
      return undefined
    }
    const telling = { ...mostSpecialSchema(schemata.split('|')), entities, example }
    this.#tellings.set(schemata, telling)
    return telling.schema
  }

  /** One problem for each set of schemata that do not go together. */
  problems(): Problem[] {
    const sets = [...this.#tellings].sort(([left], [right]) => (left < right ? -1 : 1))
    return sets.flatMap(([, telling]) => (telling.refused.length > 0 ? [schemaProblem(telling)] : []))
  }
}

/** The most special of schemata told of one entity, in the order told; those that do not go with it are refused. */
function mostSpecialSchema(schemata: readonly string[]): { schema: string; refused: string[] } {
  const refused: string[] = []
  let schema = schemata[0]!
  for (const told of schemata.slice(1)) {
    const common = commonSchema(schema, told)
    if (common === undefined) refused.push(told)
    else schema = common
  }
  return { schema, refused }
}

function schemaProblem({ schema, refused, entities, example }: Telling): Problem {
  const other = refused.join(' and ')
  return {
    code: 'resolve.schema-conflict',
    severity: 'warning',
    message: `${entities} entities (such as ${example}) are told as ${schema} and as ${other}, which do not go together. They are read `
      + `as ${schema}, which was told first. Correct the mapping that gives ${other}.`,
  }
}
