import { existsSync, readdirSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { caseFileName } from '../case/case-file.ts'
import type { Case } from '../case/case.ts'
import type { FaultList } from '../case/fault.ts'
import { listTrust, trustPath } from '../case/register/trust-register.ts'
import { hashFile } from '../base/hash-file.ts'
import type { Verb } from '../case/journal/journal-entry.ts'

/** Folders of working copies, and the deeds by which somebody stands behind what lies in them. */
const workingFolders: readonly (readonly [folder: 'mappings' | 'constraints' | 'charts', verb: Verb])[] = [
  ['mappings', 'mapping.confirmed'], ['constraints', 'constraints.confirmed'], ['charts', 'chart.saved'],
]

/**
 * Hashes trusted files again, and looks for what lies in the case and no journal entry knows. In the case's own folder and in
 * `trust` that is a fault. Of working copies (mappings, constraints, charts) the paths are given: a proposal, or something that was
 * edited and not confirmed. Evidence is looked through by `verifyEvidence`; `derived` and `dossier` are computed.
 */
export function findStrangers(opened: Case, faults: FaultList): string[] {
  checkTrust(opened, faults)
  const { layout } = opened
  // What the engine keeps beside a writing, so that one that was cut off can be undone.
  const undoing = [layout.journal, layout.uses].map((path) => `${basename(path)}-journal`)
  const known = new Set([caseFileName, ...Object.values(layout).map((path: string) => basename(path)), ...undoing])
  for (const name of filesOf(layout.root)) {
    if (!known.has(name)) faults.add('case.stranger', name, 'It lies in the case, and no entry of the journal knows it. Find out who put it there, and take it out.')
  }
  return workingFolders.flatMap(([folder, verb]) => {
    const confirmed = hashesOf(opened, verb)
    return filesOf(layout[folder]).map((name) => join(layout[folder], name)).filter((path) => !confirmed.has(hashFile(path))).map((path) => relative(layout.root, path))
  })
}

function checkTrust(opened: Case, faults: FaultList): void {
  for (const { sha256, name } of listTrust(opened.journal)) {
    const path = trustPath(opened, sha256)
    if (existsSync(path) && hashFile(path) === sha256) continue
    faults.add('trust.changed', `trust/${sha256}`, `The trusted file '${name}' is not the one that was given. Restore it from a copy, or take the trust back.`)
  }
  const given = hashesOf(opened, 'trust.given')
  for (const name of filesOf(opened.layout.trust)) {
    if (!given.has(name)) faults.add('trust.stranger', `trust/${name}`, 'Nobody said that it is to be trusted: no entry of the journal names it.')
  }
}

function hashesOf({ journal }: Case, verb: Verb): ReadonlySet<string> {
  return new Set([...journal.entries({ verb })].map(({ payload }) => ('sha256' in payload ? payload.sha256 : '')))
}

function filesOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}
