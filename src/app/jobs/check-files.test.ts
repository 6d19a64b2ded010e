import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { ZipFile } from 'yazl'
import { sha256 } from '../../base/hash.ts'
import { passportLines } from '../../examine/fixtures/specimen.ts'
import { checkFiles } from './check-files.ts'

const room = mkdtempSync(join(tmpdir(), 'jackdaw-checked-'))
after(() => rmSync(room, { recursive: true }))

const [upper, lower] = passportLines() as [string, string]
const bad = `${upper}\n${lower.replace('810917', '710926')}\n`

function put(name: string, content: string | Buffer): string {
  writeFileSync(join(room, name), content)
  return join(room, name)
}

/** Temporary files of this process lie apart, so that what a check leaves can be seen. */
const temporary = join(room, 'temporary')
mkdirSync(temporary)
process.env['TMPDIR'] = temporary

test('each file has a sheet, what was found inside it one of its own, and nothing is kept', async () => {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(bad), 'scan.txt')
  zip.end()
  const archive = put('papers.zip', await buffer(zip.outputStream))
  const good = put('good.txt', `${upper}\n${lower}\n`)
  symlinkSync(good, join(room, 'link.txt'))
  const sheets = await checkFiles([good, archive, join(room, 'link.txt'), good], { settings: {} })
  assert.deepEqual(sheets.map(({ path }) => path), [good, archive, 'scan.txt', join(room, 'link.txt')])
  assert.deepEqual(sheets.map(({ sha256: hash }) => hash).filter((_, index) => index !== 1), [sha256(`${upper}\n${lower}\n`), sha256(bad), sha256(`${upper}\n${lower}\n`)])
  const failed = sheets.map(({ signs }) => signs.filter(({ outcome }) => outcome === 'fail').map(({ checkId }) => checkId))
  assert.deepEqual(failed, [[], [], ['mrz.birth-digit', 'mrz.composite-digit'], []])
  assert.deepEqual(readdirSync(temporary), [])
})

test('settings decide how dates are read, as in a case', async () => {
  const table = put('bank.csv', 'Date,Amount,Balance\n03/01/2014,100.00,1100.00\n01/02/2014,-50.00,1049.00\n02/03/2014,-50.00,999.00\n')
  const outcomes = async (dateOrder: 'dmy' | 'mdy') => {
    const [sheet] = await checkFiles([table], { settings: { dateOrder } })
    return Object.fromEntries(sheet!.signs.map(({ checkId, outcome }) => [checkId, outcome]))
  }
  assert.deepEqual(await outcomes('dmy'), { 'account.running-balance': 'fail', 'account.date-order': 'pass', 'account.row-twice': 'pass' })
  assert.notEqual((await outcomes('mdy'))['account.date-order'], 'pass')
})

mkdirSync(join(room, 'folder'))
for (const name of ['nowhere.txt', 'folder']) {
  test(`${name} is no file that can be read`, async () => {
    await assert.rejects(checkFiles([join(room, name)], { settings: {} }), { code: 'evidence.unreadable', message: new RegExp(name) })
  })
}

test('it can be stopped between two files', async () => {
  const abort = new AbortController()
  abort.abort(new Error('stopped'))
  await assert.rejects(checkFiles([put('a.txt', 'a')], { settings: {}, signal: abort.signal }), { code: 'interrupted' })
})
