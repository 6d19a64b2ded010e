// Verifies a dossier that Jackdaw released, as docs/formats/dossier.md of Jackdaw tells. Needs Node.js 18 or later and nothing else.
//
//   node verify.mjs verify <folder> [--known <checkpoint file>]... [--key <public key>]
//   node verify.mjs replay <folder> <finding number or id>
//
// Ends with 0 when everything holds, 1 when something does not, 2 when it was not told rightly what to do.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto'
import { closeSync, lstatSync, openSync, readFileSync, readSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const hexPattern = /^[0-9a-f]{64}$/
const fixedFiles = [
  'bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt', 'checkpoint.txt', 'seal.json', 'data/README.txt', 'data/verify.mjs',
  'data/verify.py', 'data/case.json', 'data/dossier/index.html', 'data/dossier/manifest.json', 'data/journal/checkpoint.txt', 'data/journal/leaves.txt',
  'data/journal/entries.ndjson', 'data/exhibits.json', 'data/statements.ndjson', 'data/findings.json',
]
const optionalFiles = ['time-token.tsr', 'data/dossier/dossier.pdf', 'data/dossier/schedule.csv', 'data/dossier/adverse.csv']
const tagFiles = ['bag-info.txt', 'bagit.txt', 'checkpoint.txt', 'manifest-sha256.txt', 'seal.json']
const keptVerbs = [
  'case.created', 'key.introduced', 'authority.recorded', 'settings.changed', 'content.purged', 'judgement.made', 'judgement.undone', 'finding.written',
  'finding.changed', 'finding.withdrawn', 'finding.reviewed', 'findings.ordered', 'hypothesis.written', 'hypothesis.changed', 'hypothesis.withdrawn',
  'evidence.weighed', 'finding.looked-again', 'source.graded', 'grade.withdrawn', 'disclosure.reasoned', 'adverse.explained',
]

class Damage extends Error {
  constructor(code, where, message) {
    super(message)
    this.code = code
    this.where = where
  }
}

/** Checks the bag in a folder. Gives `{ faults: [{ code, where, message }], told: {...} }`. */
export function verifyBag(folder, { known = [], key } = {}) {
  const faults = []
  const bag = { folder: resolve(folder), fault: (code, where, message) => faults.push({ code, where, message }) }
  const told = {}
  // A step that cannot go on ends itself alone: others may still find more.
  const step = (work) => {
    try {
      return work()
    } catch (thrown) {
      if (thrown instanceof Damage) bag.fault(thrown.code, thrown.where, thrown.message)
      else bag.fault('form', 'the folder', `It cannot be read on: ${thrown instanceof Error ? thrown.message : thrown}`)
      return undefined
    }
  }
  const files = step(() => listBag(bag))
  if (!files) return { faults, told }
  const sums = step(() => checkManifests(bag, files))
  const journal = step(() => checkJournal(bag))
  if (journal) {
    step(() => checkSeal(bag, journal))
    step(() => checkBagInfo(bag, journal, sums))
    step(() => checkKeys(bag, journal, key))
    for (const file of known) step(() => checkKnown(bag, journal, file))
  }
  const exhibits = step(() => checkExhibits(bag, journal, files))
  const statements = exhibits && step(() => checkStatements(bag, exhibits))
  const findings = statements && step(() => checkFindings(bag, journal, { exhibits, statements }))
  if (findings) step(() => checkNumbers(bag, findings, files))
  if (files.has('time-token.tsr')) told.time = step(() => checkTimeToken(bag))
  if (journal) Object.assign(told, { case: journal.case.title, size: journal.sealed, released: journal.released, keys: journal.keys.map(({ text }) => text) })
  Object.assign(told, { files: files.size, exhibits: exhibits?.size, findings: findings?.length })
  return { faults, told }
}

// ---- the bag ----

function listBag(bag) {
  const files = new Map()
  const walk = (below) => {
    for (const name of readdirSync(join(bag.folder, below)).sort()) {
      const path = below ? `${below}/${name}` : name
      const stat = lstatSync(join(bag.folder, path))
      if (!/^[A-Za-z0-9._/-]+$/.test(path)) bag.fault('bag.file', path, 'No file of a dossier has such a name.')
      else if (stat.isDirectory()) {
        if (!['data', 'data/dossier', 'data/journal', 'data/exhibits', 'data/rows'].includes(path)) bag.fault('bag.file', path, 'There is no such folder in a dossier.')
        else walk(path)
      } else if (!stat.isFile()) bag.fault('bag.file', path, 'It is not a plain file.')
      else files.set(path, stat.size)
    }
  }
  walk('')
  for (const path of fixedFiles) if (!files.has(path)) bag.fault('bag.file', path, 'It is missing.')
  for (const path of files.keys()) {
    const isKnown = fixedFiles.includes(path) || optionalFiles.includes(path) || /^data\/(exhibits\/[0-9a-f]{64}|rows\/([0-9a-f]{32}|F[1-9]\d*)\.ndjson)$/.test(path)
    if (!isKnown) bag.fault('bag.file', path, 'There is no such file in a dossier.')
  }
  return files
}

function checkManifests(bag, files) {
  if (readText(bag, 'bagit.txt') !== 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n') bag.fault('bag.tag', 'bagit.txt', 'It is not as it has to be.')
  const payload = [...files.keys()].filter((path) => path.startsWith('data/'))
  checkManifest(bag, 'manifest-sha256.txt', payload)
  checkManifest(bag, 'tagmanifest-sha256.txt', tagFiles)
  return { bytes: payload.reduce((sum, path) => sum + files.get(path), 0), count: payload.length }
}

function checkManifest(bag, name, wanted) {
  const lines = readText(bag, name).split('\n')
  if (lines.pop() !== '') throw new Damage('bag.tag', name, 'Its last line has no end.')
  const named = []
  for (const line of lines) {
    const [, hash, path] = /^([0-9a-f]{64}) {2}([A-Za-z0-9._/-]+)$/.exec(line) ?? []
    if (path === undefined) throw new Damage('bag.tag', name, 'A line of it is none of a manifest.')
    named.push(path)
    if (!wanted.includes(path)) bag.fault('bag.file', path, `${name} names it, and it is not there.`)
    else if (hashFile(bag, path) !== hash) bag.fault('bag.hash', path, `It has not the hash that ${name} tells.`)
  }
  if (named.some((path, index) => index > 0 && named[index - 1] >= path)) bag.fault('bag.tag', name, 'Its lines are not in order, or one stands twice.')
  for (const path of wanted) if (!named.includes(path)) bag.fault('bag.file', path, `${name} does not name it.`)
}

function checkBagInfo(bag, journal, sums) {
  if (!sums) return
  const wanted = [
    `Bagging-Date: ${journal.released?.slice(0, 10)}`, `External-Identifier: ${journal.origin}`, 'Bagit-Profile-Identifier: jackdaw-bundle/1',
    `Payload-Oxum: ${sums.bytes}.${sums.count}`,
  ]
  if (readText(bag, 'bag-info.txt') !== `${wanted.join('\n')}\n`) bag.fault('bag.tag', 'bag-info.txt', 'It does not tell what this bag is.')
}

// ---- the journal ----

function checkJournal(bag) {
  const caseFile = readJson(bag, 'data/case.json')
  const origin = `jackdaw/${caseFile.id}`
  const leaves = readText(bag, 'data/journal/leaves.txt').split('\n')
  if (leaves.pop() !== '' || !leaves.every((leaf) => hexPattern.test(leaf))) throw new Damage('form', 'data/journal/leaves.txt', 'It is no list of hashes.')
  const base = parseCheckpoint(readText(bag, 'data/journal/checkpoint.txt'), 'data/journal/checkpoint.txt')
  const journal = { case: caseFile, origin, leaves, entries: new Map(), keys: [], size: leaves.length }
  const entries = readLines(bag, 'data/journal/entries.ndjson')
  if (base.size !== leaves.length) bag.fault('journal.root', 'data/journal/leaves.txt', `There are ${leaves.length} leaves and the checkpoint is of ${base.size}.`)
  else if (rootOf(leaves) !== base.root) bag.fault('journal.root', 'data/journal/checkpoint.txt', 'The leaves have not the root that was signed.')
  let last = 0
  for (const entry of entries) {
    const opened = checkEntry(bag, entry, { where: 'data/journal/entries.ndjson', leaves, root: base.root })
    if (opened.sequence <= last) bag.fault('journal.entry', `entry ${opened.sequence}`, 'Entries are not in order.')
    last = opened.sequence
    takeEntry(bag, journal, opened)
  }
  const first = journal.entries.get(1)
  if (first?.verb !== 'case.created' || !first.payload || canonical(first.payload.case) !== canonical(caseFile)) {
    bag.fault('journal.key', 'data/case.json', 'It is not the case that the first entry of the journal made.')
  }
  checkSignature(bag, journal, base, 'data/journal/checkpoint.txt')
  return journal
}

/** Checks one entry against the leaves and gives what it says; payload is undefined where it was purged. */
function checkEntry(bag, entry, { where, leaves, root }) {
  if (!isShape(entry, ['actor', 'actorSalt', 'leaf', 'payload', 'payloadSalt', 'proof', 'sequence']) || typeof entry.leaf !== 'string' || !Array.isArray(entry.proof)) {
    throw new Damage('form', where, 'An entry has not the members that it has to have.')
  }
  const { sequence } = entry
  const at = `entry ${sequence}`
  if (!Number.isSafeInteger(sequence) || sequence < 1 || sequence > leaves.length) throw new Damage('journal.entry', at, 'There is no such entry in the journal.')
  const leaf = parseJson(entry.leaf, at)
  if (!isShape(leaf, ['actor', 'batch', 'payload', 'previous', 'sequence', 'time', 'verb'])) throw new Damage('journal.entry', at, 'Its leaf is none.')
  const hash = leafHash(entry.leaf)
  if (hash !== leaves[sequence - 1] || leaf.sequence !== sequence) bag.fault('journal.entry', at, 'It is not the entry that was hashed.')
  if (leaf.previous !== (leaves[sequence - 2] ?? '0'.repeat(64))) bag.fault('journal.entry', at, 'It does not follow on the entry before.')
  if (!isIncluded(hash, sequence - 1, { size: leaves.length, proof: entry.proof, root })) bag.fault('journal.proof', at, 'Its proof does not lead to the root.')
  const values = [entry.actor, entry.actorSalt, entry.payload, entry.payloadSalt]
  if (values.every((value) => value === null)) return { sequence, verb: leaf.verb, time: leaf.time }
  const opens = values.every((value) => typeof value === 'string') && commit(entry.actorSalt, entry.actor) === leaf.actor && commit(entry.payloadSalt, entry.payload) === leaf.payload
  if (!opens) {
    bag.fault('journal.entry', at, 'Actor or payload is not what was committed to.')
    return { sequence, verb: leaf.verb, time: leaf.time }
  }
  return { sequence, verb: leaf.verb, time: leaf.time, actor: entry.actor, payload: parseJson(entry.payload, at) }
}

function takeEntry(bag, journal, entry) {
  journal.entries.set(entry.sequence, entry)
  if (entry.verb === 'key.introduced' && entry.payload) journal.keys.push({ text: entry.payload.key, sequence: entry.sequence })
  if (![...keptVerbs, 'exhibit.received'].includes(entry.verb) && entry.sequence <= journal.size) {
    bag.fault('journal.entry', `entry ${entry.sequence}`, `An entry ${entry.verb} does not belong here.`)
  }
}

function checkSeal(bag, journal) {
  const seal = readJson(bag, 'seal.json')
  if (!isShape(seal, ['entries', 'leaves']) || !Array.isArray(seal.entries) || !Array.isArray(seal.leaves)) throw new Damage('form', 'seal.json', 'It is no seal.')
  if (!seal.leaves.every((leaf) => typeof leaf === 'string' && hexPattern.test(leaf))) throw new Damage('form', 'seal.json', 'Its leaves are no hashes.')
  const all = [...journal.leaves, ...seal.leaves]
  const checkpoint = parseCheckpoint(readText(bag, 'checkpoint.txt'), 'checkpoint.txt')
  if (seal.leaves.length === 0 || checkpoint.size !== all.length || rootOf(all) !== checkpoint.root) {
    bag.fault('journal.root', 'checkpoint.txt', 'The leaves have not the root that was signed.')
  }
  let last = journal.size
  let release
  for (const sealed of seal.entries) {
    const entry = checkEntry(bag, sealed, { where: 'seal.json', leaves: all, root: checkpoint.root })
    if (entry.sequence <= last) bag.fault('journal.entry', `entry ${entry.sequence}`, 'Entries are not in order.')
    last = entry.sequence
    if (entry.verb !== 'key.introduced' && entry.sequence !== all.length) bag.fault('seal', `entry ${entry.sequence}`, 'Only keys and the release belong into the seal.')
    takeEntry(bag, journal, entry)
    release = entry
  }
  Object.assign(journal, { sealed: all.length, allLeaves: all, released: release?.time, checkpoint })
  const isRelease = release?.sequence === all.length && release.verb === 'dossier.released' && release.payload?.format === 'jackdaw-bundle/1'
  if (!isRelease || release.payload.sha256 !== hashFile(bag, 'manifest-sha256.txt')) bag.fault('seal', 'seal.json', 'The journal did not release these bytes.')
  checkSignature(bag, journal, checkpoint, 'checkpoint.txt')
}

function checkSignature(bag, journal, checkpoint, where) {
  if (checkpoint.origin !== journal.origin) bag.fault('journal.signature', where, 'It is of another journal.')
  const isSigned = journal.keys.some(({ text, sequence }) => sequence <= checkpoint.size && isSignedBy(checkpoint, text, journal.origin))
  if (!isSigned) bag.fault('journal.signature', where, 'It is not signed by a key that the journal had introduced by then.')
}

function checkKeys(bag, journal, key) {
  const [first] = journal.keys
  if (first?.text !== journal.case.publicKey) bag.fault('journal.key', 'data/case.json', 'Its key is not the first that the journal introduced.')
  if (key !== undefined && first?.text !== key.trim()) bag.fault('journal.key', 'the key that is known', 'It is not the first that the journal introduced.')
}

function checkKnown(bag, journal, text) {
  const checkpoint = parseCheckpoint(text, 'a known checkpoint', 'journal.known')
  const where = `known checkpoint ${checkpoint.size}`
  const leaves = journal.allLeaves ?? journal.leaves
  if (checkpoint.origin !== journal.origin || !journal.keys.some((key) => isSignedBy(checkpoint, key.text, journal.origin))) {
    return bag.fault('journal.known', where, 'It is of another journal, or signed by a key that this one does not know.')
  }
  if (checkpoint.size > leaves.length) {
    return bag.fault('journal.known', where, `This journal has ${leaves.length} entries: it was cut back, or the dossier is older than the checkpoint. Take one from before the release.`)
  }
  if (rootOf(leaves.slice(0, checkpoint.size)) !== checkpoint.root) bag.fault('journal.known', where, 'The journal does not begin with that tree: it was rewritten.')
}

function parseCheckpoint(text, where, code = 'journal.signature') {
  const match = /^(([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n\u2014 ([^ \n+]+) ([A-Za-z0-9+/]+=*)\n$/u.exec(text)
  if (!match) throw new Damage(code, where, 'It is no signed checkpoint.')
  const [, signed, origin, size, root, keyName, signature] = match
  const [rootBytes, bytes] = [Buffer.from(root, 'base64'), Buffer.from(signature, 'base64')]
  if (rootBytes.toString('base64') !== root || bytes.toString('base64') !== signature || bytes.length !== 68) throw new Damage(code, where, 'It is no signed checkpoint.')
  return { signed, origin, size: Number(size), root: rootBytes.toString('hex'), keyName, keyId: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) }
}

function isSignedBy(checkpoint, keyText, origin) {
  const [, name, id, base64] = /^([^+\n]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(String(keyText)) ?? []
  const bytes = Buffer.from(base64 ?? '', 'base64')
  if (name !== origin || checkpoint.keyName !== origin || bytes.length !== 33 || bytes[0] !== 1 || bytes.toString('base64') !== base64) return false
  const wantedId = createHash('sha256').update(`${name}\n`).update(bytes).digest('hex').slice(0, 8)
  if (id !== wantedId || checkpoint.keyId !== id) return false
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') }, format: 'jwk' })
  return verifySignature(null, Buffer.from(checkpoint.signed), key, checkpoint.signature)
}

// ---- RFC 6962 ----

function sha256(...parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

function leafHash(text) {
  return sha256(Buffer.from([0]), text)
}

function nodeHash(left, right) {
  return sha256(Buffer.from([1]), Buffer.from(left, 'hex'), Buffer.from(right, 'hex'))
}

function commit(salt, text) {
  return /^[0-9a-f]{64}$/.test(salt) ? sha256(Buffer.from(salt, 'hex'), text) : undefined
}

/** Root of the tree over leaf hashes: complete trees are kept by height and joined from the right. */
function rootOf(leaves) {
  if (leaves.length === 0) return sha256('')
  const stack = []
  leaves.forEach((leaf, index) => {
    let hash = leaf
    for (let count = index + 1; count % 2 === 0; count /= 2) hash = nodeHash(stack.pop(), hash)
    stack.push(hash)
  })
  return stack.reduceRight((right, left) => nodeHash(left, right))
}

function isIncluded(hash, index, { size, proof, root }) {
  if (!proof.every((step) => typeof step === 'string' && hexPattern.test(step))) return false
  let [node, last] = [index, size - 1]
  for (const step of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(step, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]
    } else hash = nodeHash(hash, step)
    ;[node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
  }
  return last === 0 && hash === root
}

// ---- exhibits, statements, findings ----

function checkExhibits(bag, journal, files) {
  const list = readJson(bag, 'data/exhibits.json')
  if (!Array.isArray(list)) throw new Damage('form', 'data/exhibits.json', 'It is no list.')
  const received = new Map()
  for (const { verb, payload } of journal?.entries.values() ?? []) if (verb === 'exhibit.received' && payload) received.set(payload.exhibit.id, payload.exhibit)
  const exhibits = new Map()
  let before
  for (const one of list) {
    if (!isShape(one, ['id', 'number', 'path', 'sha256', 'sizeBytes'], ['parent'])) throw new Damage('form', 'data/exhibits.json', 'An exhibit has not the members that it has to have.')
    const where = `exhibit ${one.number}`
    if (exhibits.has(one.id)) bag.fault('exhibit', where, 'It is listed twice.')
    if (before !== undefined && compareNumbers(before, one.number) >= 0) bag.fault('exhibit', where, 'Exhibits are not in order of their numbers.')
    before = one.number
    exhibits.set(one.id, one)
    if (sha256(frame([one.parent, one.path, one.sha256])).slice(0, 32) !== one.id) bag.fault('exhibit', where, 'Its id does not follow from its path and hash.')
    const file = `data/exhibits/${one.sha256}`
    if (files.get(file) === undefined) bag.fault('exhibit', where, 'Its bytes are not there.')
    else if (files.get(file) !== one.sizeBytes || hashFile(bag, file) !== one.sha256) bag.fault('exhibit', where, 'Its bytes are not those that are named.')
    const told = received.get(one.id)
    const members = ['number', 'path', 'sha256', 'sizeBytes']
    if (journal && one.parent === undefined && (!told || members.some((member) => told[member] !== one[member]))) bag.fault('exhibit', where, 'The journal did not receive it so.')
  }
  for (const one of exhibits.values()) if (one.parent !== undefined && !exhibits.has(one.parent)) bag.fault('exhibit', `exhibit ${one.number}`, 'That in which it was found is not there.')
  const hashes = new Set([...exhibits.values()].map((one) => `data/exhibits/${one.sha256}`))
  for (const path of files.keys()) if (path.startsWith('data/exhibits/') && !hashes.has(path)) bag.fault('exhibit', path, 'No exhibit of the list has these bytes.')
  for (const id of received.keys()) if (!exhibits.has(id)) bag.fault('exhibit', 'data/journal/entries.ndjson', 'It tells of an exhibit that is not in the list.')
  return exhibits
}

function compareNumbers(left, right) {
  const [a, b] = [left, right].map((number) => String(number).split('.').map(Number))
  for (let at = 0; at < Math.max(a.length, b.length); at++) if (a[at] !== b[at]) return (a[at] ?? -1) - (b[at] ?? -1)
  return 0
}

function checkStatements(bag, exhibits) {
  const statements = new Map()
  let before = ''
  for (const one of readLines(bag, 'data/statements.ndjson')) {
    const required = ['entity', 'exhibit', 'id', 'locator', 'property', 'schema', 'value']
    if (!isShape(one, required, ['lang', 'original'])) throw new Damage('form', 'data/statements.ndjson', 'A statement has not the members that it has to have.')
    const id = sha256(frame([one.exhibit, one.locator, one.entity, one.property, one.value, one.lang]))
    if (id !== one.id || !exhibits.has(one.exhibit)) bag.fault('statement', one.id, 'Its id does not follow from it, or its exhibit is not there.')
    if (one.id <= before) bag.fault('statement', one.id, 'Statements are not in order.')
    before = one.id
    statements.set(one.id, one)
  }
  return statements
}

function checkFindings(bag, journal, { exhibits, statements }) {
  const list = readJson(bag, 'data/findings.json')
  if (!Array.isArray(list)) throw new Damage('form', 'data/findings.json', 'It is no list.')
  const persons = wordsOfPersons(journal)
  const seen = new Set()
  let number = 0
  let isAside = false
  for (const one of list) {
    const required = ['chapter', 'citations', 'id', 'kind', 'number', 'numbers', 'rule', 'sentence', 'state']
    if (!isShape(one, required, ['stale', 'withdrawn']) || !Array.isArray(one.citations) || !Array.isArray(one.numbers)) {
      throw new Damage('form', 'data/findings.json', 'A finding has not the members that it has to have.')
    }
    const where = `finding ${one.id}`
    const fault = (message) => bag.fault('finding', where, message)
    if (one.withdrawn && !isAside) [isAside, number] = [true, 0]
    if (one.number !== ++number || isAside !== (one.withdrawn !== undefined) || seen.has(one.id)) fault('It is not numbered as it has to be.')
    seen.add(one.id)
    if (!one.sentence.trim() || one.citations.length === 0) fault('It says or cites nothing.')
    if (!['fact', 'allegation', 'assessment'].includes(one.kind)) fault('It is of no kind.')
    for (const cited of one.citations) checkCitation(cited, { exhibits, statements, fault })
    if (journal) checkWords(one, persons.get(one.id) ?? {}, fault)
  }
  if (journal) for (const [id, { written }] of persons) if (written && !seen.has(id)) bag.fault('finding', `finding ${id}`, 'A person wrote it, and it is not there.')
  return list
}

function checkCitation(cited, { exhibits, statements, fault }) {
  if (!isShape(cited, ['exhibit', 'locator', 'role'], ['quote', 'statement']) || !['support', 'against'].includes(cited.role)) return fault('A citation of it is none.')
  if (!exhibits.has(cited.exhibit) || !cited.locator) fault('It cites an exhibit that is not there.')
  if (cited.statement === undefined) return
  const statement = statements.get(cited.statement)
  if (statement?.exhibit !== cited.exhibit) fault('It cites a statement that is not there, or is of another exhibit.')
}

function wordsOfPersons(journal) {
  const persons = new Map()
  for (const { verb, payload, actor } of [...(journal?.entries.values() ?? [])].sort((a, b) => a.sequence - b.sequence)) {
    if (!payload || !/^finding\./.test(verb)) continue
    const words = persons.get(payload.id) ?? {}
    persons.set(payload.id, words)
    if (verb === 'finding.written' || verb === 'finding.changed') Object.assign(words, { written: { ...payload, actor }, reviewed: undefined, withdrawn: undefined })
    if (verb === 'finding.reviewed') Object.assign(words, { reviewed: { ...payload, actor }, withdrawn: undefined })
    if (verb === 'finding.withdrawn') words.withdrawn = { by: actor, reason: payload.reason }
  }
  return persons
}

function checkWords(one, { written, reviewed, withdrawn }, fault) {
  const places = (citations) => citations.map(({ exhibit, exhibitId, locator, role }) => `${role} ${exhibit ?? exhibitId} ${locator}`).join('\n')
  if (/^F\d+$/.test(one.id)) {
    const { chapter, sentence, kind, citations = [] } = written?.draft ?? {}
    if (chapter !== one.chapter || sentence !== one.sentence || kind !== one.kind || places(citations) !== places(one.citations)) fault('No person wrote it so.')
  }
  if (one.state !== (reviewed?.outcome ?? (written ? 'reviewed' : 'machine'))) fault('Its state is not what persons said.')
  if (one.state === 'confirmed') {
    const cited = new Set(one.citations.map(({ exhibit, locator }) => `${exhibit} ${locator}`))
    const isOpened = reviewed?.draft.citations.some((place) => reviewed.opened.some((open) => open.exhibitId === place.exhibitId && open.locator === place.locator))
    if (!isOpened || reviewed.actor === written?.actor || cited.size === 0) fault('It was confirmed by nobody who could.')
  }
  if (canonical(one.withdrawn ?? null) !== canonical(withdrawn ?? null)) fault('Whether it was withdrawn is not what persons said.')
}

// ---- numbers ----

function checkNumbers(bag, findings, files) {
  const used = new Set()
  for (const one of findings) {
    if (one.numbers.length === 0) continue
    const file = `data/rows/${one.id}.ndjson`
    used.add(file)
    if (!files.has(file)) {
      bag.fault('number', file, 'The rows of a number are not there.')
      continue
    }
    const rows = readRows(bag, file)
    for (const number of one.numbers) {
      const where = `finding ${one.id}, ${number.name}`
      if (!isShape(number, ['expression', 'name', 'printed', 'rows', 'value'])) throw new Damage('form', where, 'A number has not the members that it has to have.')
      if (number.rows !== rows.length) bag.fault('number', where, `It is of ${number.rows} rows, and there are ${rows.length}.`)
      if (evaluate(number.expression, rows, where) !== number.value) bag.fault('number', where, 'Its rows give another value.')
      if (number.printed === true && number.value !== '' && !standsIn(number.value, one.sentence)) bag.fault('number', where, 'It does not stand in the sentence.')
    }
  }
  for (const path of files.keys()) if (path.startsWith('data/rows/') && !used.has(path)) bag.fault('number', path, 'No finding has these rows.')
}

function readRows(bag, file) {
  const rows = readLines(bag, file)
  for (const row of rows) {
    const isRow = typeof row === 'object' && row !== null && typeof row.exhibit === 'string' && typeof row.locator === 'string'
    if (!isRow || !Object.values(row).every((value) => value === null || typeof value === 'string')) throw new Damage('form', file, 'A row of it is none.')
  }
  return rows
}

const decimalPattern = /^-?\d+(\.\d+)?$/
const dayPattern = /^(\d{4})-(\d\d)-(\d\d)/

function evaluate(expression, rows, where, depth = 1) {
  const wrong = (message) => new Damage('number', where, message)
  if (typeof expression !== 'object' || expression === null || depth > 8) throw wrong('Its expression is none.')
  const operators = Object.keys(expression)
  const inner = (one, among = rows) => evaluate(one, among, where, depth + 1)
  const column = (name) => rows.map((row) => row[name] ?? null).filter((value) => value !== null)
  const decimals = (name) => column(name).map((text) => toDecimal(text, wrong))
  const order = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))
  if (operators.length === 2 && 'where' in expression && 'of' in expression) {
    const { column: name, is } = expression.where
    return inner(expression.of, rows.filter((row) => (row[name] ?? null) === is))
  }
  if (operators.length !== 1) throw wrong('Its expression is none.')
  const [operator] = operators
  const operand = expression[operator]
  switch (operator) {
    case 'count': return String(rows.length)
    case 'distinct': return String(new Set(column(operand)).size)
    case 'sum': return fromDecimal(decimals(operand).reduce(add, { digits: 0n, scale: 0 }))
    case 'least': return fromDecimal(decimals(operand).sort(compare)[0])
    case 'greatest': return fromDecimal(decimals(operand).sort(compare).at(-1))
    case 'first': return column(operand).sort(order)[0] ?? ''
    case 'last': return column(operand).sort(order).at(-1) ?? ''
    case 'absolute': {
      const value = inner(operand)
      return value === '' ? '' : fromDecimal(toDecimal(value.replace('-', ''), wrong))
    }
    case 'difference': {
      const [left, right] = operand.map((one) => inner(one))
      if (left === '' || right === '') return ''
      const { digits, scale } = toDecimal(right, wrong)
      return fromDecimal(add(toDecimal(left, wrong), { digits: -digits, scale }))
    }
    case 'days': {
      const [from, to] = operand.map((one) => dayPattern.exec(inner(one)))
      if (!from || !to) return ''
      return String(Math.round((utc(to) - utc(from)) / 86_400_000))
    }
    default: throw wrong(`There is no operator ${operator}.`)
  }
}

function utc([, year, month, day]) {
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  return date.getTime()
}

function toDecimal(text, wrong) {
  if (!decimalPattern.test(text)) throw wrong(`'${text}' is no decimal.`)
  const [whole, fraction = ''] = text.split('.')
  return { digits: BigInt(whole + fraction), scale: fraction.length, ...(text.startsWith('-') && BigInt(whole + fraction) > 0n ? { digits: -BigInt(whole + fraction) } : {}) }
}

function scaled({ digits, scale }, to) {
  return digits * 10n ** BigInt(to - scale)
}

function add(left, right) {
  const scale = Math.max(left.scale, right.scale)
  return { digits: scaled(left, scale) + scaled(right, scale), scale }
}

function compare(left, right) {
  const scale = Math.max(left.scale, right.scale)
  const [a, b] = [scaled(left, scale), scaled(right, scale)]
  return a < b ? -1 : a > b ? 1 : 0
}

function fromDecimal(decimal) {
  if (decimal === undefined) return ''
  const { digits, scale } = decimal
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const fraction = text.slice(text.length - scale, text.length).replace(/0+$/, '')
  const whole = scale === 0 ? text : text.slice(0, -scale)
  return `${digits < 0n ? '-' : ''}${whole}${scale > 0 && fraction ? `.${fraction}` : ''}`
}

function standsIn(value, sentence) {
  const text = sentence.replace(/(?<=\d),(?=\d)/g, '')
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    if (at > 0 && /[0-9]/.test(text[at - 1])) continue
    const rest = text.slice(at + value.length)
    if (/^[0-9]/.test(rest)) {
      if (!value.includes('.') || !/^0+(?![0-9])/.test(rest)) continue
    } else if (!value.includes('.') && /^\.[0-9]/.test(rest) && !/^\.0+(?![0-9])/.test(rest)) continue
    return true
  }
  return false
}

// ---- the time token ----

function checkTimeToken(bag) {
  const where = 'time-token.tsr'
  const bytes = readFileSync(join(bag.folder, where))
  // TSTInfo is the octet string that follows the content type id-ct-TSTInfo (1.2.840.113549.1.9.16.1.4).
  const marker = Buffer.from('060b2a864886f70d0109100104', 'hex')
  const wrong = (message) => new Damage('time', where, message)
  const at = bytes.indexOf(marker)
  if (at < 0) throw wrong('It holds no time-stamp.')
  const outer = readDer(bytes, at + marker.length, wrong)
  const octets = readDer(bytes, outer.start, wrong)
  if (outer.tag !== 0xa0 || octets.tag !== 0x04) throw wrong('It holds no time-stamp.')
  const info = readDer(bytes, octets.start, wrong)
  const version = readDer(bytes, info.start, wrong)
  const policy = readDer(bytes, version.end, wrong)
  const imprint = readDer(bytes, policy.end, wrong)
  const algorithm = readDer(bytes, imprint.start, wrong)
  const identifier = readDer(bytes, algorithm.start, wrong)
  const hash = readDer(bytes, algorithm.end, wrong)
  const serial = readDer(bytes, imprint.end, wrong)
  const time = readDer(bytes, serial.end, wrong)
  const name = { '608648016503040201': 'sha256', '608648016503040202': 'sha384', '608648016503040203': 'sha512' }[bytes.subarray(identifier.start, identifier.end).toString('hex')]
  if (!name || hash.tag !== 0x04 || time.tag !== 0x18) throw wrong('Its imprint is by another algorithm than SHA-256, SHA-384 or SHA-512.')
  const wanted = createHash(name).update(readFileSync(join(bag.folder, 'checkpoint.txt'))).digest()
  if (!wanted.equals(bytes.subarray(hash.start, hash.end))) throw wrong('It is a time-stamp of something else than checkpoint.txt.')
  return bytes.subarray(time.start, time.end).toString('latin1')
}

function readDer(bytes, at, wrong) {
  const tag = bytes[at]
  let length = bytes[at + 1]
  let start = at + 2
  if (length === undefined || length === 0x80) throw wrong('It is no DER.')
  if (length > 0x80) {
    const count = length - 0x80
    if (count > 4 || start + count > bytes.length) throw wrong('It is no DER.')
    length = bytes.readUIntBE(start, count)
    start += count
  }
  if (start + length > bytes.length) throw wrong('It is cut off.')
  return { tag, start, end: start + length }
}

// ---- reading ----

function frame(parts) {
  return parts.map((part) => (part === undefined ? '-;' : `${part.length}:${part};`)).join('')
}

function hashFile(bag, path) {
  const hash = createHash('sha256')
  const file = openSync(join(bag.folder, path), 'r')
  try {
    const block = Buffer.alloc(1 << 20)
    for (let read; (read = readSync(file, block)) > 0; ) hash.update(block.subarray(0, read))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

function readText(bag, path) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(join(bag.folder, path)))
  } catch (cause) {
    throw new Damage(cause.code === 'ENOENT' ? 'bag.file' : 'form', path, 'It is no text that can be read.')
  }
}

function readJson(bag, path) {
  const text = readText(bag, path)
  if (!text.endsWith('\n')) throw new Damage('form', path, 'Its last line has no end.')
  return parseJson(text.slice(0, -1), path)
}

function readLines(bag, path) {
  const lines = readText(bag, path).split('\n')
  if (lines.pop() !== '') throw new Damage('form', path, 'Its last line has no end.')
  return lines.map((line) => parseJson(line, path))
}

/** JSON that is in the one canonical form, so that what is hashed and what is read are one. */
function parseJson(text, where) {
  let value
  try {
    value = JSON.parse(text)
  } catch {
    throw new Damage('form', where, 'It is no JSON.')
  }
  if (canonical(value) !== text) throw new Damage('form', where, 'It is not canonical JSON.')
  return value
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
  }
  return JSON.stringify(value)
}

function isShape(value, required, optional = []) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const members = Object.keys(value)
  return required.every((member) => members.includes(member)) && members.every((member) => required.includes(member) || optional.includes(member))
}

// ---- the command ----

function replay(folder, name) {
  const bag = { folder: resolve(folder) }
  const list = readJson(bag, 'data/findings.json')
  const one = list.find(({ id }) => id === name) ?? list.find(({ number, withdrawn }) => !withdrawn && String(number) === name)
  if (!one) throw new Damage('usage', folder, `There is no finding ${name}.`)
  console.log(`${one.number}. ${one.sentence}`)
  if (one.numbers.length === 0) console.log('It has no number that can be computed again.')
  const rows = one.numbers.length > 0 ? readRows(bag, `data/rows/${one.id}.ndjson`) : []
  let holds = true
  for (const { name: what, expression, value } of one.numbers) {
    const again = evaluate(expression, rows, what)
    holds &&= again === value
    console.log(`${what}: ${again} = ${JSON.stringify(expression)} over ${rows.length} rows${again === value ? '' : `; the dossier tells ${value}`}`)
  }
  return holds ? 0 : 1
}

function main([verb, folder, ...rest]) {
  const usage = 'node verify.mjs verify <folder> [--known <checkpoint file>]... [--key <public key>]\nnode verify.mjs replay <folder> <finding>'
  if (verb === 'replay' && folder !== undefined && rest.length === 1) return replay(folder, rest[0])
  if (verb !== 'verify' || folder === undefined || rest.length % 2 !== 0) throw new Damage('usage', '', usage)
  const options = { known: [] }
  for (let at = 0; at < rest.length; at += 2) {
    if (rest[at] === '--known') options.known.push(readText({ folder: '/' }, resolve(rest[at + 1])))
    else if (rest[at] === '--key') options.key = rest[at + 1]
    else throw new Damage('usage', '', usage)
  }
  const { faults, told } = verifyBag(folder, options)
  for (const { code, where, message } of faults) console.log(`FAULT ${code} ${where}: ${message}`)
  if (faults.length > 0) {
    console.log(`${faults.length} faults.`)
    return 1
  }
  console.log(`Everything holds: ${told.case}; ${told.files} files, ${told.exhibits} exhibits, ${told.findings} findings, released ${told.released} as entry ${told.size} of the journal.`)
  console.log(`Time token: ${told.time ? `${told.time}; the signature of its authority was not checked` : 'none'}.`)
  for (const key of told.keys) console.log(`Key: ${key}`)
  if (options.known.length === 0) console.log('No known checkpoint was given: that the journal was not cut back and written anew is not shown.')
  return 0
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = main(process.argv.slice(2))
  } catch (thrown) {
    console.error(thrown instanceof Error ? thrown.message : thrown)
    process.exitCode = thrown.code === 'usage' ? 2 : 1
  }
}
