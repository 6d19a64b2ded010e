import type { Store } from '../../store/store.ts'
import type { ExportFormat } from './export-format.ts'
import { provenanceExhibits, provenanceFindings, provenanceRuns } from './provenance-rows.ts'

type Records = Record<string, Record<string, unknown>>

/**
 * Where exhibits and findings come from, as PROV-JSON (W3C member submission, 24 April 2013; terms of PROV-DM): exhibits and findings
 * are entities, runs activities, persons agents. A finding was derived from the exhibits it cites, a child from its parent.
 */
export const provJson: ExportFormat = {
  id: 'prov',
  description: 'where exhibits and findings come from, W3C PROV-JSON',
  extension: 'prov.json',
  content: { async *lines(store) {
    yield JSON.stringify(await document(store), undefined, 1)
  } },
}

async function document(store: Pick<Store, 'columns'>): Promise<Record<string, unknown>> {
  const [entity, activity, agent, generated, derived, attributed]: Records[] = [{}, {}, {}, {}, {}, {}]
  const agentOf = (name: string) => {
    const id = `case:agent-${encodeURIComponent(name)}`
    agent![id] = { 'prov:type': { $: 'prov:Person', type: 'prov:QUALIFIED_NAME' }, 'prov:label': name }
    return id
  }
  const add = (records: Records | undefined, record: Record<string, unknown>) => void (records![`_:r${Object.keys(records!).length + 1}`] = record)
  for await (const one of provenanceExhibits(store)) {
    const id = `case:exhibit-${one.id}`
    entity![id] = { 'prov:label': one.path, 'case:number': one.number, 'case:sha256': one.sha256, 'case:authority': one.authority, 'case:receivedAt': one.receivedAt }
    add(attributed, { 'prov:entity': id, 'prov:agent': agentOf(one.receivedBy) })
    if (one.parent !== undefined) add(derived, { 'prov:generatedEntity': id, 'prov:usedEntity': `case:exhibit-${one.parent}` })
  }
  for await (const { id, step, version } of provenanceRuns(store)) activity![`case:run-${id}`] = { 'prov:label': step, 'case:codeVersion': version }
  for await (const one of provenanceFindings(store)) {
    const id = `case:finding-${one.id}`
    entity![id] = { 'prov:label': one.sentence, 'case:kind': one.kind, 'case:state': one.state }
    add(generated, { 'prov:entity': id, 'prov:activity': `case:run-${one.run}` })
    for (const exhibit of one.exhibits) add(derived, { 'prov:generatedEntity': id, 'prov:usedEntity': `case:exhibit-${exhibit}` })
    for (const name of one.persons) add(attributed, { 'prov:entity': id, 'prov:agent': agentOf(name) })
  }
  return {
    prefix: { case: 'urn:jackdaw:', prov: 'http://www.w3.org/ns/prov#' },
    entity, activity, agent, wasGeneratedBy: generated, wasDerivedFrom: derived, wasAttributedTo: attributed,
  }
}
