import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import { addDays, writeDay } from '../day.ts'
import type { DemoCase } from '../demo-case.ts'
import { quoted } from '../key.ts'
import { writeCents } from '../money.ts'
import { saveAgain, takePhotograph } from '../paper/photograph.ts'
import { drawScene, type Motif } from '../paper/scene.ts'
import { claims, yard, type Claim } from '../world/claim.ts'
import { nameOf } from '../world/person.ts'
import { rewriteZip } from '../zip.ts'
import { plain } from './invoice-docx.ts'

/** Claims: a report and photographs each, and the export of the claims system. */
export async function writeClaimFiles(demo: DemoCase): Promise<void> {
  for (const [index, claim] of claims.entries()) {
    const folder = `claims/${claim.number}`
    if (index % 2 === 1 || claim.number === 'CL-24-052') demo.folder.add(`${folder}/report.txt`, reportText(claim, claim.number === 'CL-24-052' ? 76 : 120))
    else demo.folder.add(`${folder}/report.docx`, await reportDocx(claim))
    await addPhotographs(demo, claim)
  }
  demo.folder.add('claims/claims-export.json', `${JSON.stringify(claims.map(exportRow), null, 2)}\n`)
  plantFacts(demo)
}

const motifs: Readonly<Record<string, readonly Motif[]>> = {
  'CL-24-031': ['hull', 'hull', 'quay'], 'CL-24-038': ['hold', 'hold', 'quay'], 'CL-24-040': ['engine', 'engine', 'hull'],
  'CL-24-047': ['stack', 'stack', 'quay'], 'CL-24-052': ['hold', 'hull'], 'CL-24-058': ['yacht', 'yacht'],
}

/** The picture that a later claim takes from an earlier one. */
const reused = { from: 'claims/CL-24-038/photo-2.jpg', to: 'claims/CL-24-052/photo-3.jpg' } as const

/** The photograph whose position is not where the report says that it was taken. */
const misplaced = 'claims/CL-24-047/photo-1.jpg'

async function addPhotographs({ world, folder }: DemoCase, claim: Claim): Promise<void> {
  for (const [index, motif] of (motifs[claim.number] ?? []).entries()) {
    const path = `claims/${claim.number}/photo-${index + 1}.jpg`
    const random = world.random(`photograph ${path}`)
    const place = claim.number === 'CL-24-047' ? yard : claim.place
    const taken = `${addDays(claim.lossDate, 3)}T1${random.whole(0, 6)}:${String(random.whole(10, 59))}:${String(random.whole(10, 59))}`
    folder.add(path, await takePhotograph(drawScene(motif, random), {
      taken, latitude: place.latitude + random.between(0, 0.0008), longitude: place.longitude + random.between(0, 0.0008),
      camera: claim.surveyor.startsWith('Quillmere') ? 'DC-70' : 'DC-22',
    }, random))
  }
  if (reused.to.includes(claim.number)) folder.add(reused.to, await saveAgain(folder.get(reused.from)))
}

function reportText(claim: Claim, width: number): string {
  return `${wrap(claim.report.join(' '), width)}\n`
}

async function reportDocx(claim: Claim): Promise<Buffer> {
  const document = new Document({
    creator: claim.surveyor.split(',')[0], lastModifiedBy: claim.surveyor.split(',')[0], title: `Survey report ${claim.number}`,
    sections: [{ children: [
      new Paragraph({ text: `Survey report, claim ${claim.number}`, heading: HeadingLevel.HEADING_1 }),
      plain(`Vessel: ${claim.vessel}`), plain(`Insured: ${claim.insured}`), plain(`Place: ${claim.place.name}, ${claim.place.state.name}`),
      plain(`Date of loss: ${writeDay(claim.lossDate, 'words')}`), plain(`Surveyor: ${claim.surveyor}`),
      plain(`Reserve: EUR ${writeCents(claim.reserveCents, 'thousands')}`), plain(''), plain(claim.report.join(' ')),
    ] }],
  })
  const made = `${addDays(claim.lossDate, 9)}T10:00:00Z`
  return rewriteZip(await Packer.toBuffer(document), (name, text) =>
    name === 'docProps/core.xml' ? text.replace(/>\d{4}-\d\d-\d\dT[^<]*</g, `>${made}<`) : text)
}

function exportRow(claim: Claim): Readonly<Record<string, string | number>> {
  return {
    claimNumber: claim.number, vessel: claim.vessel, insured: claim.insured, dateOfLoss: claim.lossDate, place: claim.place.name,
    handler: nameOf(claim.handler), handlerEmail: claim.handler.email, cause: claim.cause, surveyor: claim.surveyor,
    reserve: claim.reserveCents / 100, currency: 'EUR',
  }
}

function wrap(text: string, width: number): string {
  return text.split(' ').reduce((written, word) => {
    const line = written.slice(written.lastIndexOf('\n') + 1)
    return line === '' ? written + word : line.length + 1 + word.length > width ? `${written}\n${word}` : `${written} ${word}`
  }, '')
}

function plantFacts({ key }: DemoCase): void {
  key.plant({
    id: 'report-used-twice', kind: 'text-sent-twice', where: ['claims/CL-24-038/report.txt', 'claims/CL-24-052/report.txt'],
    expect: 'Two claims have one report, word for word, broken into other lines.',
    sql: `SELECT count(DISTINCT text_sha256) = 1 AND count(DISTINCT sha256) = 2 AS found FROM exhibits
WHERE path LIKE '%CL-24-038/report.txt' OR path LIKE '%CL-24-052/report.txt'`,
  })
  key.plant({
    id: 'picture-used-twice', kind: 'picture-used-twice', where: [reused.from, reused.to],
    expect: 'A photograph of claim CL-24-038 is used again in CL-24-052, made smaller and without its metadata.',
    sql: `SELECT count(*) = 1 AS found FROM (${alikePictures}) WHERE left_path LIKE '%${reused.from}' AND right_path LIKE '%${reused.to}'`,
  })
  key.bound({
    id: 'pictures-alike', what: 'Other pairs of photographs of claims with nearly the same perceptual hash.', atMost: 2,
    sql: `SELECT count(*) AS n FROM (${alikePictures}) WHERE left_path LIKE '%claims/%' AND right_path LIKE '%claims/%'
AND NOT (left_path LIKE '%${reused.from}' AND right_path LIKE '%${reused.to}')`,
  })
  key.plant({
    id: 'photo-elsewhere', kind: 'contradiction', where: [misplaced, 'claims/CL-24-047/report.txt'],
    expect: `${misplaced} was taken at the firm's own yard in Port Velna; the report says Karsten Bay.`,
    sql: `SELECT count(*) FILTER (property = 'latitude' AND abs(CAST(value AS DOUBLE) - ${yard.latitude}) < 0.002) > 0
  AND count(*) FILTER (property = 'longitude' AND abs(CAST(value AS DOUBLE) - (${yard.longitude})) < 0.002) > 0 AS found
FROM statements WHERE path LIKE ${quoted(`%${misplaced}`)} AND property IN ('latitude', 'longitude')`,
  })
}

/** Pairs of pictures whose perceptual hashes of 64 bits differ in at most six. */
const alikePictures = `SELECT a.path AS left_path, b.path AS right_path FROM statements a JOIN statements b ON a.path < b.path
WHERE a.property = 'perceptualHash' AND b.property = 'perceptualHash'
AND bit_count(xor(CAST('0x' || a.value AS UBIGINT), CAST('0x' || b.value AS UBIGINT))) <= 6`
