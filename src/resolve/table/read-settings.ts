import { parse } from 'yaml'
import { z } from 'zod'
import { Failure, messageOf } from '../../base/failure.ts'
import { columnRoles } from '../plan/column-role.ts'
import type { TableSettings } from './propose-plan.ts'

const shape = z.strictObject({
  id: z.string().optional(),
  link: z.enum(['dedupe', 'link', 'both']).optional(),
  threshold: z.number().gt(0).lt(1).optional(),
  columns: z.record(z.string(), z.enum(columnRoles)).optional(),
})

/**
 * Reads a settings file: `id` (the column that numbers records), `link` (dedupe, link, both), `threshold`, and `columns`, a
 * role for each column by name. Whatever is absent is inferred. Throws `usage` for a word that is not known.
 */
export function readSettings(yaml: string): TableSettings {
  try {
    const { id, link, threshold, columns } = shape.parse(parse(yaml) ?? {})
    return {
      ...(id === undefined ? {} : { idColumn: id }), ...(link === undefined ? {} : { link }),
      ...(threshold === undefined ? {} : { threshold }), ...(columns === undefined ? {} : { roles: columns }),
    }
  } catch (cause) {
    const why = cause instanceof z.ZodError ? cause.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') : messageOf(cause)
    throw new Failure('usage', `The settings cannot be read: ${why}. Roles of columns are ${columnRoles.join(', ')}.`, { cause })
  }
}
