import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { Failure } from '../../../base/failure.ts'
import { searchCase, type PassageKind, type SearchAnswer } from '../../../store/search/search-case.ts'
import { askCase } from '../../jobs/ask-case.ts'
import { DerivedFolder } from '../../jobs/derived-folder.ts'
import { enterCase, type Visitor } from '../../jobs/door.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends CommonOptions {
  readonly limit: number
  readonly offset: number
  readonly exhibit?: string
  readonly kind?: PassageKind[]
}

/** `jackdaw search`: words in texts, values and paths, and what was not searched. */
export function searchCommand(): Command {
  const command = new Command('search')
    .description('Find words: all of them, "a phrase", prefix*, this OR that, -without. Accents, case and scripts are folded. Says what was not searched.')
    .argument('<case>', 'the case')
    .argument('<query...>', 'what to find; between single quotation marks, so that the shell leaves phrases, * and - alone')
    .option('--limit <hits>', 'hits to give', wholeNumber(0, 1000), 50)
    .option('--offset <hits>', 'hits to pass over', wholeNumber(), 0)
    .option('--exhibit <number>', 'only in this exhibit and what was found inside it')
    .addOption(new Option('--kind <kind...>', 'only in texts, values or paths of exhibits').choices(['text', 'value', 'exhibit']))
  withCommonOptions(command)
  return command.action((path: string, query: string[], options: Options) =>
    face(options, async ({ tell, visitor }) => {
      await enterCase(path, { ...visitor, act: 'search', what: query.join(' ') })
      const searchIndex = new DerivedFolder(resolve(path)).wholeSearchIndex()
      if (options.exhibit !== undefined) await assertExhibit(path, options.exhibit, visitor)
      const answer = searchCase(searchIndex, query.join(' '), {
        limit: options.limit,
        offset: options.offset,
        ...(options.exhibit ? { exhibit: options.exhibit } : {}),
        ...(options.kind ? { kinds: options.kind } : {}),
      })
      tell(answer, () => describe(answer))
    }),
  )
}

/** Nothing found in an exhibit that is not there would read as if it had been searched. */
async function assertExhibit(path: string, exhibit: string, visitor: Visitor): Promise<void> {
  const { rows } = await askCase(path, `SELECT 1 FROM exhibits WHERE '${exhibit.replaceAll("'", "''")}' IN (number, id)`, { visitor })
  if (rows.length === 0) throw new Failure('exhibit.absent', `No exhibit of the case has the number or id '${exhibit}'. The view 'exhibits' lists them.`)
}

function describe({ hits, total, suggestions, notSearched }: SearchAnswer): string[] {
  const near = Object.entries(suggestions).map(([word, words]) => `'${word}' was not found; the case has ${words.join(', ')}`)
  return [
    ...hits.map((hit) => `${hit.exhibit}  ${hit.path} #${hit.locator}${hit.property ? `  ${hit.schema}.${hit.property}` : ''}\n    ${hit.snippet}`),
    `${total} hits${hits.length < total ? `, ${hits.length} shown` : ''}`,
    ...near,
    ...(notSearched.total > 0 ? [`Not searched: ${notSearched.total} places, such as ${notSearched.places.slice(0, 3).map((place) => `${place.path ?? 'the case'} (${place.message})`).join('; ')}`] : []),
  ]
}
