import type { ExportFormat } from './export-format.ts'
import { provenanceExhibits, provenanceFindings } from './provenance-rows.ts'

/**
 * The case as the metadata of an RO-Crate 1.1 (https://w3id.org/ro/crate/1.1): exhibits are files, described by hash and not copied,
 * findings creative works that are based on them. Saved as `ro-crate-metadata.json` beside files that lie under their paths, it is a crate.
 */
export const roCrate: ExportFormat = {
  id: 'ro-crate',
  description: 'exhibits and findings, RO-Crate 1.1 metadata',
  extension: 'json',
  content: { async *lines(store) {
    const files: object[] = []
    let published = '1970-01-01'
    const persons = new Set<string>()
    for await (const one of provenanceExhibits(store)) {
      if (one.receivedAt.slice(0, 10) > published) published = one.receivedAt.slice(0, 10)
      persons.add(one.receivedBy)
      files.push({
        '@id': `#exhibit-${one.id}`, '@type': 'File', name: one.path, identifier: one.number, sha256: one.sha256, contentSize: String(one.sizeBytes),
        ...(one.mediaType ? { encodingFormat: one.mediaType } : {}), dateCreated: one.receivedAt, author: { '@id': personId(one.receivedBy) },
        ...(one.parent ? { isPartOf: { '@id': `#exhibit-${one.parent}` } } : {}),
      })
    }
    const findings: object[] = []
    for await (const one of provenanceFindings(store)) {
      for (const name of one.persons) persons.add(name)
      findings.push({
        '@id': `#finding-${one.id}`, '@type': 'CreativeWork', name: one.sentence, creativeWorkStatus: one.state, genre: one.kind,
        isBasedOn: one.exhibits.map((id) => ({ '@id': `#exhibit-${id}` })), ...(one.persons.length > 0 ? { contributor: one.persons.map((name) => ({ '@id': personId(name) })) } : {}),
      })
    }
    const hasPart = files.map((file) => ({ '@id': (file as { '@id': string })['@id'] }))
    const graph = [
      { '@id': 'ro-crate-metadata.json', '@type': 'CreativeWork', conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' }, about: { '@id': './' } },
      {
        '@id': './', '@type': 'Dataset', name: 'A case', description: 'Exhibits of a case and what was found in them', datePublished: published,
        license: { '@id': '#terms' }, hasPart, mentions: findings.map((one) => ({ '@id': (one as { '@id': string })['@id'] })),
      },
      { '@id': '#terms', '@type': 'CreativeWork', name: 'For the recipient and the purpose that the journal of the case names' },
      ...[...persons].sort().map((name) => ({ '@id': personId(name), '@type': 'Person', name })), ...files, ...findings,
    ]
    yield JSON.stringify({ '@context': 'https://w3id.org/ro/crate/1.1/context', '@graph': graph }, undefined, 1)
  } },
}

function personId(name: string): string {
  return `#person-${encodeURIComponent(name)}`
}
