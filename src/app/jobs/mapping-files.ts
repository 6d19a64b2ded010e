import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole, type FilePort } from '../../base/file-port.ts'
import { sha256 } from '../../base/hash.ts'
import { confirmMapping, listConfirmedMappings } from '../../case/register/confirmed-mappings.ts'
import type { Author, Journal } from '../../case/journal/journal.ts'
import { parseMapping, writeMapping } from '../../extract/mapping/mapping-file.ts'
import type { Mapping } from '../../extract/mapping/mapping.ts'
import type { MappingProposal } from '../../extract/mapping/proposal.ts'
import type { Store } from '../../store/store.ts'

const ending = '.yml'
const proposedLine = '# proposed by Jackdaw'

/** The mappings that persons confirmed, as the journal has them. */
export function confirmedMappings(journal: Journal): Mapping[] {
  return listConfirmedMappings(journal).map(({ name, text }) => parseMapping(text, name))
}

/**
 * Takes up what a person wrote in `mappings/*.yml`: a file without the line "proposed by Jackdaw" at its top, or one whose
 * mapping differs from what was proposed, is the person's, and is confirmed in the journal. Gives the names confirmed.
 * Throws `mapping.invalid`, naming the file, before anything of it is confirmed.
 */
export function takeUpMappingFiles(folder: string, journal: Journal, author: Author): string[] {
  const confirmed: string[] = []
  for (const file of listMappingFiles(folder)) {
    const text = readFileSync(join(folder, file), 'utf8')
    if (isAsProposed(text)) continue
    const name = file.slice(0, -ending.length)
    parseMapping(text, join('mappings', file))
    if (confirmMapping(journal, { name, text }, author)) confirmed.push(name)
  }
  return confirmed
}

/** Writes the mappings that machines proposed and tables were read by to files. A file that a person changed is never touched. */
export async function writeProposals(files: FilePort, folder: string, store: Store): Promise<void> {
  await files.makeFolder(folder)
  const rows = await store.all<{ proposal: string }>(
    `SELECT m.proposal FROM derived.table_mappings m JOIN derived.exhibits x ON x.id = m.exhibit_id
WHERE m.state = 'proposed' ORDER BY x.path, m.sheet NULLS FIRST, m.proposal`,
  )
  const known = new Map(listMappingFiles(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
  const isPersons = (file: string) => known.has(file) && !isAsProposed(known.get(file)!)
  const texts = new Map<string, string>()
  for (const { proposal } of rows) addProposal(texts, JSON.parse(proposal) as MappingProposal, isPersons)
  for (const [file, text] of texts) {
    // Whole or not at all: half of a proposal would be taken for a person's mapping by the next build.
    if (known.get(file) !== sealed(text)) await writeWhole(files, join(folder, file), { text: sealed(text), mode: 0o644 })
  }
}

/** Equal proposals share a file; different ones of one name are numbered, past those that are a person's. */
function addProposal(texts: Map<string, string>, proposal: MappingProposal, isPersons: (file: string) => boolean): void {
  const stem = proposal.mapping.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'table'
  const text = writeMapping(proposal)
  for (let number = 1; ; number++) {
    const file = `${stem}${number === 1 ? '' : `-${number}`}${ending}`
    if (isPersons(file)) continue
    if (texts.get(file) === text) return
    if (!texts.has(file)) {
      texts.set(file, text)
      return
    }
  }
}

/** A proposal's file says so in its first line, with a hash of the rest: an edited one no longer fits its hash. */
function sealed(text: string): string {
  return `${proposedLine} ${sha256(text).slice(0, 16)}; edit and build again to confirm your own\n${text}`
}

function isAsProposed(text: string): boolean {
  if (!text.startsWith(proposedLine)) return false
  const cut = text.indexOf('\n')
  return text.slice(proposedLine.length + 1, cut).startsWith(sha256(text.slice(cut + 1)).slice(0, 16))
}

function listMappingFiles(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending)).map((entry) => entry.name).sort()
  } catch {
    return []
  }
}
