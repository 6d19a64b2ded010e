import type { SearchFacets } from '../../../../src/app/server/api-types.ts'
import { changeFocus, isWide, useFocus } from '../../focus.ts'
import { Facets } from '../../part/facets.tsx'
import { formatNumber } from '../../words/format.ts'
import { words } from '../../words/search.ts'

/** What the places found can be narrowed by. The choice is the filter that all screens share; it stands in the bar above, and is lifted there or here. */
export function SearchFacetLists({ facets, total }: { facets: SearchFacets; total: number }) {
  const focus = useFocus()
  const { type = '', within = '', from = '', until = '', entities } = focus
  const narrow = (parts: Parameters<typeof changeFocus>[0], label: string | undefined) => changeFocus(parts, label ?? words.facets.all)
  const date = from === until ? from : ''
  return (
    <>
      {isWide(focus) ? null : (
        <button type="button" onClick={() => changeFocus({ entities: [], from: undefined, until: undefined, within: undefined, type: undefined }, words.facets.clear)}>
          {words.facets.clear}
        </button>
      )}
      {facets.counted ? <p className="quiet">{`${words.facets.counted} ${formatNumber(facets.counted)} / ${formatNumber(total)}`}</p> : null}
      <Facets title={words.facets.type} name="type" chosen={type} all={words.facets.all} counts={facets.types} choose={(name) => narrow({ type: name }, name)} />
      <Facets title={words.facets.date} name="from" chosen={date} all={words.facets.all} counts={facets.dates} choose={(name) => narrow({ from: name, until: name }, name)} />
      <Facets
        title={words.facets.people} name="sel" chosen={entities.length === 1 ? (entities[0] ?? '') : ''} all={words.facets.all} counts={facets.people}
        choose={(id) => narrow({ entities: id ? [id] : [] }, facets.people.find(({ name }) => name === id)?.label)}
      />
      <Facets title={words.facets.within} name="within" chosen={within} all={words.facets.all} counts={facets.exhibits} choose={(name) => narrow({ within: name }, name)} />
      <p className="quiet">{words.facetsHint}</p>
    </>
  )
}
