import type { Store } from '../../store/store.ts'

/** An exhibit, for formats that tell where things come from. */
export interface ProvenanceExhibit {
  readonly id: string
  readonly number: string
  readonly parent: string | undefined
  readonly path: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly mediaType: string | undefined
  readonly receivedAt: string
  readonly receivedBy: string
  readonly authority: string
}

/** A finding with the exhibits it cites. */
export interface ProvenanceFinding {
  readonly id: string
  readonly sentence: string
  readonly kind: string
  readonly state: string
  readonly run: string
  readonly persons: readonly string[]
  readonly exhibits: readonly string[]
}

/** Every exhibit, in order of id. */
export async function* provenanceExhibits(store: Pick<Store, 'columns'>): AsyncIterable<ProvenanceExhibit> {
  const sql = `SELECT id, number, parent_id, path, sha256, size_bytes, media_type, received_at, received_by, authority FROM exhibits ORDER BY id`
  for await (const [id = [], number = [], parent = [], path = [], sha256 = [], size = [], media = [], at = [], by = [], authority = []] of store.columns(sql)) {
    for (let row = 0; row < id.length; row++) {
      yield {
        id: String(id[row]), number: String(number[row]), parent: maybe(parent[row]), path: String(path[row]), sha256: String(sha256[row]),
        sizeBytes: Number(size[row]), mediaType: maybe(media[row]), receivedAt: String(at[row]), receivedBy: String(by[row]), authority: String(authority[row]),
      }
    }
  }
}

/** Every finding that stands, in the order of the dossier. */
export async function* provenanceFindings(store: Pick<Store, 'columns'>): AsyncIterable<ProvenanceFinding> {
  const sql = `SELECT f.id, f.sentence, f.kind, f.state, f.run_id, concat_ws(chr(10), f.written_by, f.reviewed_by) AS persons,
  string_agg(DISTINCT c.exhibit_id, ' ' ORDER BY c.exhibit_id) AS exhibits
FROM findings f JOIN citations c ON c.finding_id = f.id GROUP BY ALL ORDER BY min(f.number), f.id`
  for await (const [id = [], sentence = [], kind = [], state = [], run = [], persons = [], exhibits = []] of store.columns(sql)) {
    for (let row = 0; row < id.length; row++) {
      yield {
        id: String(id[row]), sentence: String(sentence[row]), kind: String(kind[row]), state: String(state[row]), run: String(run[row]),
        persons: [...new Set(String(persons[row] ?? '').split('\n').filter(Boolean))], exhibits: String(exhibits[row]).split(' '),
      }
    }
  }
}

/** Every run: id, step, version of the code. */
export async function* provenanceRuns(store: Pick<Store, 'columns'>): AsyncIterable<{ readonly id: string; readonly step: string; readonly version: string }> {
  for await (const [id = [], step = [], version = []] of store.columns('SELECT id, step, code_version FROM runs ORDER BY id')) {
    for (let row = 0; row < id.length; row++) yield { id: String(id[row]), step: String(step[row]), version: String(version[row]) }
  }
}

function maybe(value: unknown): string | undefined {
  return value == null ? undefined : String(value)
}
