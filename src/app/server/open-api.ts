import { z } from 'zod'
import type { Route } from './route.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * The route table as an OpenAPI 3.1 document: every path with who may ask (`x-right`) and the shape of what may be asked, made
 * from the zod shapes that stand at the door, so that it cannot say anything else. Shapes of answers are the types of `answer/*.ts`.
 */
export function describeApi(routes: readonly Route[]): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Jackdaw', version: '1', description: 'What the server of one case answers. A deed (POST) is asked from a page of this server, and stands in the journal.' },
    paths,
  }
}

function describeRoute({ method, path, right, input, takesFile }: Route): Json {
  const inPath = [...path.matchAll(/:(\w+)/g)].map((found) => String(found[1]))
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as { properties?: Json; required?: readonly string[] }
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name))
  const inQuery = method === 'GET' || takesFile ? rest : []
  return {
    'operationId': `${method.toLowerCase()}${path.replace(/[/:.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    'x-right': right,
    'parameters': [
      ...inPath.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? {} })),
      ...inQuery.map((name) => ({ name, in: 'query', required: required.includes(name), schema: properties[name] ?? {} })),
    ],
    ...(method === 'POST' ? { requestBody: bodyOf(takesFile ? undefined : { properties, required, rest }) } : {}),
    'responses': { 200: { description: 'The answer.' }, default: { description: 'A failure with its code of docs/failures.md, and what to do.' } },
  }
}

function bodyOf(shape: { readonly properties: Json; readonly required: readonly string[]; readonly rest: readonly string[] } | undefined): Json {
  if (!shape) return { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }
  const { properties, required, rest } = shape
  const schema = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(rest.map((name) => [name, properties[name]])),
    required: rest.filter((name) => required.includes(name)),
  }
  return { required: true, content: { 'application/json': { schema } } }
}
