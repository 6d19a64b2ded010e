import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeApi } from './open-api.ts'
import { allRoutes } from './routes/all-routes.ts'

interface Operation {
  readonly 'operationId': string
  readonly 'x-right': string
  readonly 'parameters': readonly { readonly name: string; readonly in: string; readonly required: boolean }[]
  readonly 'requestBody'?: { readonly content: Readonly<Record<string, { readonly schema: { readonly required?: readonly string[] } }>> }
}

const { paths } = describeApi(allRoutes) as { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

test('every route stands in the description, with its right, and no two under one name', () => {
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
  assert.equal(operations.length, allRoutes.length)
  assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, allRoutes.length)
  for (const { method, path, right } of allRoutes) {
    const operation = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
    assert.equal(operation?.['x-right'], right, path)
    const named = operation?.parameters.filter((parameter) => parameter.in === 'path' && parameter.required).map(({ name }) => name)
    assert.deepEqual(named, [...path.matchAll(/:(\w+)/g)].map((found) => found[1]), path)
  }
})

test('a deed tells its body, a file its bytes', () => {
  assert.deepEqual(paths['/api/judgements']?.['post']?.requestBody?.content['application/json']?.schema.required, ['left', 'right', 'judgement'])
  assert.deepEqual(Object.keys(paths['/api/intake']?.['post']?.requestBody?.content ?? {}), ['application/octet-stream'])
})
