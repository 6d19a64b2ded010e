import { join } from 'node:path'

/** Where the parts of a case lie on disk. */
export interface CaseLayout {
  readonly root: string
  /** The bytes received, by hash, read-only. */
  readonly evidence: string
  /** Bytes on their way in; emptied whenever the case is opened for writing. */
  readonly incoming: string
  readonly journal: string
  /** Who used the material, when and what for (`UseLog`). */
  readonly uses: string
  /** Everything computed; can be removed. */
  readonly derived: string
  /** What was released. */
  readonly dossier: string
  /** Mapping files that a person can edit; what counts is what was confirmed in the journal. */
  readonly mappings: string
  /** Files of constraints that a person wrote for the case; what counts is what was confirmed in the journal. */
  readonly constraints: string
  /** Files of certificates that a person said to trust, by hash; what counts is what the journal says of them. */
  readonly trust: string
  /** Charts as people draw them, by name; what somebody stands behind is what the journal has of them. */
  readonly charts: string
  /** Notebooks as files that a person can edit; what counts is what the journal has of them. */
  readonly notebooks: string
  /** Says which process has the case open for writing. */
  readonly lock: string
  /** All there is of a case that is locked; otherwise what a locking that was cut off left. */
  readonly sealed: string
}

/** The layout of the case at `root`. */
export function caseLayout(root: string): CaseLayout {
  const evidence = join(root, 'evidence')
  return {
    root,
    evidence,
    incoming: join(evidence, 'incoming'),
    journal: join(root, 'journal.sqlite'),
    uses: join(root, 'uses.sqlite'),
    derived: join(root, 'derived'),
    dossier: join(root, 'dossier'),
    mappings: join(root, 'mappings'),
    constraints: join(root, 'constraints'),
    trust: join(root, 'trust'),
    charts: join(root, 'charts'),
    notebooks: join(root, 'notebooks'),
    lock: join(root, 'case.lock'),
    sealed: join(root, 'sealed'),
  }
}

/** Path of the bytes with that hash: `evidence/ab/abcdef...`. Throws a TypeError for what is no SHA-256 in hex. */
export function evidencePath(layout: CaseLayout, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError(`'${sha256}' is not a SHA-256 in hex.`)
  return join(layout.evidence, sha256.slice(0, 2), sha256)
}
