import type { ExportFormat } from './export-format.ts'
import { provenanceExhibits, provenanceFindings, provenanceRuns } from './provenance-rows.ts'
import { uuidOf } from './stix.ts'

/**
 * Exhibits, findings and runs in the terms of CASE 1.4 and UCO 1.4 (Cyber-investigation Analysis Standard Expression), JSON-LD:
 * observable files with their hashes, provenance records with the exhibit numbers, investigative actions, annotations.
 */
export const caseUco: ExportFormat = {
  id: 'case',
  description: 'exhibits, findings and runs, CASE/UCO JSON-LD',
  extension: 'jsonld',
  content: { async *lines(store) {
    const nodes: object[] = []
    for await (const one of provenanceExhibits(store)) {
      const name = one.path.split('/').at(-1)
      nodes.push({
        '@id': iri('file', one.id), '@type': 'uco-observable:File',
        'uco-core:hasFacet': [
          { '@id': iri('file-facet', one.id), '@type': 'uco-observable:FileFacet', 'uco-observable:fileName': name, 'uco-observable:filePath': one.path },
          {
            '@id': iri('content-facet', one.id), '@type': 'uco-observable:ContentDataFacet',
            'uco-observable:sizeInBytes': { '@type': 'xsd:integer', '@value': String(one.sizeBytes) },
            ...(one.mediaType ? { 'uco-observable:mimeType': one.mediaType } : {}),
            'uco-observable:hash': {
              '@id': iri('hash', one.id), '@type': 'uco-types:Hash', 'uco-types:hashMethod': { '@type': 'uco-vocabulary:HashNameVocab', '@value': 'SHA256' },
              'uco-types:hashValue': { '@type': 'xsd:hexBinary', '@value': one.sha256 },
            },
          },
        ],
      }, {
        '@id': iri('provenance', one.id), '@type': 'case-investigation:ProvenanceRecord', 'case-investigation:exhibitNumber': one.number,
        'uco-core:object': { '@id': iri('file', one.id) }, 'uco-core:description': `received ${one.receivedAt} by ${one.receivedBy} under ${one.authority}`,
      })
    }
    for await (const { id, step, version } of provenanceRuns(store)) {
      nodes.push({ '@id': iri('action', id), '@type': 'case-investigation:InvestigativeAction', 'uco-core:name': step, 'uco-core:description': `code ${version}` })
    }
    for await (const one of provenanceFindings(store)) {
      nodes.push({
        '@id': iri('annotation', one.id), '@type': 'uco-core:Annotation', 'uco-core:statement': one.sentence, 'uco-core:tag': [one.kind, one.state],
        'uco-core:object': one.exhibits.map((id) => ({ '@id': iri('file', id) })),
      })
    }
    yield JSON.stringify({ '@context': context, '@graph': nodes }, undefined, 1)
  } },
}

const context = {
  kb: 'urn:jackdaw:', xsd: 'http://www.w3.org/2001/XMLSchema#', 'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
  'uco-core': 'https://ontology.unifiedcyberontology.org/uco/core/', 'uco-observable': 'https://ontology.unifiedcyberontology.org/uco/observable/',
  'uco-types': 'https://ontology.unifiedcyberontology.org/uco/types/', 'uco-vocabulary': 'https://ontology.unifiedcyberontology.org/uco/vocabulary/',
} as const

function iri(kind: string, id: string): string {
  return `kb:${kind}-${uuidOf(`${kind} ${id}`)}`
}
