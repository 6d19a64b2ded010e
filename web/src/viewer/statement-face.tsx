import { useState } from 'react'
import type { StatementLine } from '../../../src/app/server/api-types.ts'
import { EntityLink, openBeside, PlaceLink } from '../part/link.tsx'
import { PagedTable, type Column } from '../part/paged-table.tsx'
import { usePages } from '../pages.ts'
import { words } from '../words/viewer.ts'
import type { FaceProps } from './face-view.tsx'

const columns = (): readonly Column<StatementLine>[] => [
  { name: 'Of', width: 'minmax(8rem, 1fr)', cell: (row) => <EntityLink entity={{ id: row.canonicalId, caption: row.caption || row.schema }} /> },
  { name: 'Property', width: 'minmax(6rem, 9rem)', cell: (row) => row.label },
  { name: 'Value', width: 'minmax(8rem, 1.4fr)', cell: (row) => (row.target ? <EntityLink entity={row.target} /> : row.value) },
  { name: 'As written', width: 'minmax(5rem, 1fr)', cell: (row) => (row.original === null || row.original === row.value ? '' : row.original) },
  { name: 'Where', width: 'minmax(7rem, 11rem)', cell: (row) => <PlaceLink place={row.place}>{row.place.where}</PlaceLink> },
]

/** The statements that were read from an exhibit. */
export function StatementFace({ exhibit, at }: FaceProps) {
  const [q, setQ] = useState('')
  const pages = usePages<StatementLine>(`/api/exhibits/${exhibit.number}/statements`, { q })
  return (
    <>
      <input className="filter" type="search" value={q} onChange={(event) => setQ(event.target.value)} placeholder={words.filterStatements} aria-label={words.filterStatements} />
      <PagedTable
        label={words.faces.statement} pages={pages} columns={columns()} empty={words.noStatements} open={(row) => openBeside(row.place)} isMarked={(row) => row.place.locator === at}
      />
    </>
  )
}
