import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { EntityList } from './api-types.ts'
import { startTestServing, type TestServing } from './fixtures/test-serving.ts'
import { allRoutes } from './routes/all-routes.ts'

let served: TestServing

before(async () => {
  served = await startTestServing()
})

after(() => served.close())

/** One question for each route of the table: a route without one fails the test. */
const examples: Readonly<Record<string, () => Promise<string>>> = {
  '/api/overview': async () => '',
  '/api/exhibits': async () => '?q=staff',
  '/api/exhibits/:exhibit': async () => served.numberOf('staff.csv'),
  '/api/exhibits/:exhibit/rows': async () => `${served.numberOf('staff.csv')}/rows?first=1&count=3`,
  '/api/exhibits/:exhibit/text': async () => `${served.numberOf('note.txt')}/text`,
  '/api/exhibits/:exhibit/pages/:page': async () => `${served.numberOf('letter.pdf')}/pages/1`,
  '/api/exhibits/:exhibit/mail': async () => `${served.numberOf('mail.eml')}/mail`,
  '/api/exhibits/:exhibit/fields': async () => `${served.numberOf('dot.png')}/fields`,
  '/api/exhibits/:exhibit/statements': async () => `${served.numberOf('staff.csv')}/statements?q=quill`,
  '/api/exhibits/:exhibit/problems': async () => `${served.numberOf('unknown.bin')}/problems`,
  '/api/exhibits/:exhibit/place': async () => `${served.numberOf('note.txt')}/place?at=char%3D4,13`,
  '/api/exhibits/:exhibit/read-again': async () => `${served.numberOf('note.txt')}/read-again?at=char%3D4,13`,
  '/api/exhibits/:exhibit/bytes': async () => `${served.numberOf('note.txt')}/bytes`,
  '/api/exhibits/:exhibit/picture': async () => `${served.numberOf('dot.png')}/picture`,
  '/api/entities': async () => '?q=a&order=sources',
  '/api/entities/:entity': anEntity,
  '/api/entities/:entity/statements': async () => `${await anEntity()}/statements?property=name`,
  '/api/entities/:entity/mentions': async () => `${await anEntity()}/mentions`,
  '/api/link-pairs': async () => `?entity=${await anEntity()}&direction=out&label=wrote%20to`,
  '/api/links': async () => `?source=${await anEntity()}&target=${await anEntity()}&label=paid`,
  '/api/events': async () => `?entity=${await anEntity()}&q=a&from=1970&until=2030-12&kind=message`,
  '/api/event-buckets': async () => '?from=1900-01-01',
  '/api/money': async () => `?q=1&from=2000&until=2030&order=amount&entity=${await anEntity()}`,
  '/api/contradictions': async () => '?q=quill',
  '/api/signs': async () => '?outcome=fail&q=a',
  '/api/findings': async () => '',
  '/api/findings/:number/citations': async () => '1/citations',
  '/api/search': async () => '?q=quill&kind=value',
  '/api/sql': async () => '?q=SELECT%201',
  '/api/views': async () => '',
  '/dossier/index.html': async () => '',
  '/dossier/dossier.pdf': async () => '',
  '/dossier/manifest.json': async () => '',
}

async function anEntity(): Promise<string> {
  return (await served.json<EntityList>('api/entities?q=ada%20quill&schema=Person')).rows[0]?.id ?? ''
}

for (const { path } of allRoutes) {
  test(`answers ${path}`, async () => {
    const rest = await examples[path]?.()
    assert.notEqual(rest, undefined, 'the route has an example')
    const [fixed = ''] = path.split(':')
    const { status, body } = await served.raw(fixed + rest)
    // The case was built without a PDF.
    assert.equal(status, path.endsWith('.pdf') ? 404 : 200, body.slice(0, 300))
  })
}
