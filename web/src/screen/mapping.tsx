import type { MappingLine } from '../../../src/app/server/api-types.ts'
import { formatAddress } from '../address.ts'
import { useAnswer } from '../ask.ts'
import { PlaceLink } from '../part/link.tsx'
import { Empty, Failed, Loading, Tag } from '../part/say.tsx'
import type { ScreenProps } from '../screens.tsx'
import { countOf, formatNumber } from '../words/format.ts'
import { words } from '../words/intake.ts'
import { MappingEditor } from './intake/mapping-editor.tsx'

const tablesShown = 3

/** How the tables of the case become entities: every mapping; one opens to be looked at, changed and confirmed. */
export function MappingScreen({ path, query }: ScreenProps) {
  const exhibit = path[1]
  return exhibit ? <MappingEditor key={`${exhibit} ${query['sheet'] ?? ''}`} exhibit={exhibit} sheet={query['sheet']} /> : <Mappings />
}

function Mappings() {
  const { answer, failure } = useAnswer<MappingLine[]>('/api/mappings')
  if (failure && !answer) return <Failed failure={failure} />
  if (!answer) return <Loading />
  return (
    <section className="reading">
      <h1>{words.mapping}</h1>
      <p className="quiet">{words.mappingHint}</p>
      {answer.length === 0 ? <Empty>{words.noMappings}</Empty> : null}
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col" />
            <th scope="col">{words.makes}</th>
            <th scope="col" className="number">
              {words.left}
            </th>
            <th scope="col">{words.tables}</th>
          </tr>
        </thead>
        <tbody>
          {answer.map((line) => (
            <Line key={line.name} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Line({ line }: { line: MappingLine }) {
  const [first] = line.tables
  return (
    <tr>
      <td>{first ? <a href={formatAddress(['mapping', first.place.exhibit], { sheet: first.sheet ?? undefined })}>{line.name}</a> : line.name}</td>
      <td>
        <Tag tone={line.state === 'confirmed' ? 'judged' : 'machine'}>{words[line.state]}</Tag> {line.isPending ? <Tag tone="partly">{words.pending}</Tag> : null}{' '}
        {line.by ? <span className="quiet">{line.by}</span> : null}
      </td>
      <td>{line.entities.map(({ label }) => label).join(', ')}</td>
      <td className={`number${line.unmapped > 0 ? ' state-partly' : ''}`}>{line.unmapped > 0 ? `${line.unmapped} / ${line.columns}` : ''}</td>
      <td>
        <span className="tellings">
        {line.tables.slice(0, tablesShown).map((table) => (
          <span key={`${table.place.exhibit} ${table.sheet ?? ''}`}>
            <PlaceLink place={table.place} /> <span className="quiet">{countOf(table.rows, 'row')}</span>
          </span>
        ))}
        {line.tables.length > tablesShown ? <span className="quiet">+{formatNumber(line.tables.length - tablesShown)}</span> : null}
        </span>
      </td>
    </tr>
  )
}
