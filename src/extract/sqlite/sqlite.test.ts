import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { parquetFormat } from '../parquet/parquet.ts'
import { sqliteFormat } from './sqlite.ts'

const database = new Uint8Array(Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4_080)]))
const parquet = (mark: string) => new Uint8Array(Buffer.from(`${mark}columns${mark}`))

checkExtractor(sqliteFormat, [{ name: 'chat.db', bytes: database }])
checkExtractor(parquetFormat, [{ name: 'table.parquet', bytes: parquet('PAR1') }])

for (const [format, bytes, unread] of [
  [sqliteFormat, database, 'no reader for this kind yet'],
  [parquetFormat, parquet('PAR1'), 'no reader for this kind yet'],
  [parquetFormat, parquet('PARE'), 'encrypted'],
] as const) {
  test(`${format.label} is known and unread: ${unread}`, async () => {
    const result = await collect(await format.load(), inputOf(bytes, 'file'))
    assert.equal(result.facts?.unread, unread)
    assert.equal(result.problems.length, 1)
  })
}

test('a thumbnail cache with the ending .db is no SQLite database', () => {
  assert.equal(sqliteFormat.sniff(Buffer.from('CMMM'), 'thumbs.db'), 0)
})
