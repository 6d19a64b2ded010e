import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { Failure } from '../../../base/failure.ts'
import { openCase } from '../../../case/case.ts'
import { searchCase, type PassageKind, type SearchAnswer } from '../../../store/search/search-case.ts'
import { DerivedFolder } from '../../jobs/derived-folder.ts'
import { face, withCommonOptions, type CommonOptions } from '../face.ts'

interface Options extends CommonOptions {
  readonly limit: string
  readonly offset: string
  readonly exhibit?: string
  readonly kind?: PassageKind[]
}

/** `jackdaw search`: words in texts, values and paths, and what was not searched. */
export function searchCommand(): Command {
  const command = new Command('search')
    .description('Find words: all of them, "a phrase", prefix*, this OR that, -not that. Accents, case and scripts are folded. Says what was not searched.')
    .argument('<case>', 'the case')
    .argument('<query...>', 'what to find')
    .option('--limit <hits>', 'hits to give', '50')
    .option('--offset <hits>', 'hits to pass over', '0')
    .option('--exhibit <number>', 'only in this exhibit and what was found inside it')
    .option('--kind <kind...>', 'text, value, exhibit')
  withCommonOptions(command)
  return command.action((path: string, query: string[], options: Options) =>
    face(options, async ({ tell }) => {
      const opened = await openCase(path)
      opened.close()
      const { searchIndex } = new DerivedFolder(opened.layout.root)
      if (!existsSync(searchIndex)) throw new Failure('case.not-built', `The case has not been built. Run 'jackdaw build ${path}'.`)
      const answer = searchCase(searchIndex, query.join(' '), {
        limit: Number(options.limit),
        offset: Number(options.offset),
        ...(options.exhibit ? { exhibit: options.exhibit } : {}),
        ...(options.kind ? { kinds: options.kind } : {}),
      })
      tell(answer, () => describe(answer))
    }),
  )
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
