import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canonicalJson } from '../../base/canonical-json.ts'
import { Failure } from '../../base/failure.ts'
import type { FilesNow } from '../../base/files-now.ts'
import { sha256 } from '../../base/hash.ts'
import type { Progress } from '../../base/progress.ts'
import type { CaseFile } from '../../case/case-file.ts'
import { originOf, parseCheckpoint } from '../../case/journal/checkpoint.ts'
import type { Journal } from '../../case/journal/journal.ts'
import { parseNote } from '../../case/journal/signed-note.ts'
import type { Store } from '../../store/store.ts'
import { adverseMaterial, disclosureSchedule } from '../export/disclosure.ts'
import { BagWriter } from './bag-writer.ts'
import { bundleExhibits, bundleStatements, type BundledExhibit } from './bundle-evidence.ts'
import { bundleFindings } from './bundle-findings.ts'
import { extractJournal, extractSeal } from './journal-extract.ts'
import { readmeText } from './readme-text.ts'

/** What a bundle is written from. */
export interface BundleInput {
  readonly caseFile: CaseFile
  readonly journal: Journal
  readonly store: Pick<Store, 'all' | 'columns'>
  /** Folder of the dossier as it was built. */
  readonly dossier: string
  /** The file with the bytes of an exhibit. */
  fileOf(exhibit: BundledExhibit): string
  /** Enters the release in the journal: last of all entries when it returns. `sha256` is that of the payload manifest. */
  release(sha256: string): void
  readonly files: FilesNow
  readonly progress: Progress
}

/** Name of this version of the format, in the journal and in the bag. */
export const bundleFormat = 'jackdaw-bundle/1'

/**
 * Writes a dossier that proves itself into a new folder, as docs/formats/dossier.md describes it, and gives the hash of its
 * payload manifest. Throws `evidence.damaged` when the bytes of an exhibit are not those that were received.
 */
export async function writeBundle(folder: string, input: BundleInput): Promise<string> {
  const bag = new BagWriter(folder, input.files)
  const { checkpoint, exhibits: cited } = readManifest(input.dossier)
  const size = sizeOf(checkpoint)
  const findings = await bundleFindings(input.store)
  const exhibits = await bundleExhibits(input.store, [...findings.flatMap(({ exhibitIds }) => exhibitIds), ...(await idsOf(input, cited))])
  const extract = extractJournal(input.journal, size, new Set(exhibits.map(({ id }) => id)))
  addDossier(bag, input)
  await addDisclosure(bag, input)
  bag.addText('data/case.json', `${canonicalJson(input.caseFile)}\n`)
  bag.addText('data/journal/checkpoint.txt', checkpoint)
  bag.addLines('data/journal/leaves.txt', extract.leaves)
  bag.addLines('data/journal/entries.ndjson', extract.entries)
  bag.addText('data/exhibits.json', `${canonicalJson(exhibits)}\n`)
  bag.addLines('data/statements.ndjson', await bundleStatements(input.store, findings.flatMap(({ statementIds }) => statementIds)))
  bag.addText('data/findings.json', `${canonicalJson(findings.map(({ told }) => told))}\n`)
  for (const { id, rows } of findings) if (rows.length > 0) bag.addLines(`data/rows/${id}.ndjson`, rows)
  addExhibits(bag, exhibits, input)
  const manifest = bag.payloadManifest()
  bag.addText('manifest-sha256.txt', manifest)
  input.release(sha256(manifest))
  addSeal(bag, size, input)
  bag.syncFolders()
  return sha256(manifest)
}

function addDossier(bag: BagWriter, { dossier, caseFile }: BundleInput): void {
  const verifiers = dirname(fileURLToPath(import.meta.url))
  bag.addText('data/README.txt', readmeText(caseFile.title))
  for (const name of ['verify.mjs', 'verify.py']) bag.addFile(`data/${name}`, join(verifiers, name))
  for (const name of ['index.html', 'manifest.json', 'dossier.pdf']) {
    if (name !== 'dossier.pdf' || existsSync(join(dossier, name))) bag.addFile(`data/dossier/${name}`, join(dossier, name))
  }
}

async function addDisclosure(bag: BagWriter, { store }: BundleInput): Promise<void> {
  for (const [name, { content }] of [['schedule.csv', disclosureSchedule], ['adverse.csv', adverseMaterial]] as const) {
    if (!('lines' in content)) continue
    const lines: string[] = []
    for await (const line of content.lines(store)) lines.push(line)
    bag.addLines(`data/dossier/${name}`, lines)
  }
}

function addExhibits(bag: BagWriter, exhibits: readonly BundledExhibit[], { fileOf, progress }: BundleInput): void {
  for (const [done, exhibit] of exhibits.entries()) {
    progress.report({ step: 'release', done, total: exhibits.length, unit: 'exhibits' })
    const path = `data/exhibits/${exhibit.sha256}`
    if (bag.has(path) || bag.addFile(path, fileOf(exhibit)) === exhibit.sha256) continue
    throw new Failure('evidence.damaged', `The bytes of exhibit ${exhibit.number} are not those that were received. Run 'jackdaw verify', and restore them from a copy.`)
  }
}

function addSeal(bag: BagWriter, size: number, { journal, caseFile }: BundleInput): void {
  const seal = extractSeal(journal, size)
  const { checkpoint } = journal.head()
  const release = [...journal.leaves(journal.size - 1)][0]!
  bag.addText('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  bag.addText('bag-info.txt', [
    `Bagging-Date: ${release.time.slice(0, 10)}`, `External-Identifier: ${originOf(caseFile.id)}`, `Bagit-Profile-Identifier: ${bundleFormat}`,
    `Payload-Oxum: ${bag.payloadOxum()}`, '',
  ].join('\n'))
  bag.addText('checkpoint.txt', checkpoint)
  bag.addText('seal.json', `${canonicalJson({ leaves: seal.leaves, entries: seal.entries.map((entry) => JSON.parse(entry) as unknown) })}\n`)
  bag.addText('tagmanifest-sha256.txt', bag.manifestOf(['bag-info.txt', 'bagit.txt', 'checkpoint.txt', 'manifest-sha256.txt', 'seal.json']))
}

function readManifest(dossier: string): { checkpoint: string; exhibits: readonly string[] } {
  const manifest = JSON.parse(readFileSync(join(dossier, 'manifest.json'), 'utf8')) as { checkpoint: string; exhibits: readonly { number: string }[] }
  return { checkpoint: manifest.checkpoint, exhibits: manifest.exhibits.map(({ number }) => number) }
}

async function idsOf({ store }: BundleInput, numbers: readonly string[]): Promise<string[]> {
  const rows = await store.all("SELECT id FROM derived.exhibits WHERE number IN (SELECT unnest(string_split($1, ' ')))", [numbers.join(' ')])
  return rows.map((row) => String(row['id']))
}

function sizeOf(checkpoint: string): number {
  const size = parseCheckpoint(parseNote(checkpoint)?.text ?? '')?.size
  if (size === undefined) throw new Failure('store.damaged', 'The dossier does not hold a checkpoint of the journal. Build again.')
  return size
}
