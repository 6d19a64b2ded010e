import { z } from 'zod'

const outcomes = ['pass', 'fail', 'not-applicable', 'undetermined', 'known-deviation'] as const

const observation = z.object({
  outcome: z.enum(outcomes),
  observed: z.string(),
  expected: z.string(),
  message: z.string(),
  locator: z.string().exactOptional(),
  entityId: z.string().exactOptional(),
})

const problem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'information']),
  message: z.string(),
  locator: z.string().exactOptional(),
})

/** What is said of a picture before its bytes. */
export const pictureMeta = z.object({ name: z.string(), caption: z.string(), locator: z.string(), mediaType: z.enum(['image/png', 'image/jpeg']) })

/** A line of an examination: an examiner begins, observes, has a problem, ends. What the limited process sends is not trusted, so it has a shape. */
export const examinationLine = z.union([
  z.tuple([z.literal('b'), z.string()]),
  z.tuple([z.literal('o'), z.string(), observation]),
  z.tuple([z.literal('p'), problem]),
  z.tuple([z.literal('e'), z.string()]),
])

const keptPicture = pictureMeta.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/), sizeBytes: z.number() })

const keptPart = z.object({
  examiner: z.string(),
  observations: z.array(z.tuple([z.string(), observation])),
  pictures: z.array(keptPicture),
  problems: z.array(problem),
})

/** What is kept of the examination of one exhibit. */
export const keptExamination = z.object({ parts: z.array(keptPart) })

/** A line of an examination. */
export type ExaminationLine = z.infer<typeof examinationLine>

/** A picture of a check sheet whose bytes are kept. */
export type KeptPicture = z.infer<typeof keptPicture>

/** What one examiner saw in one exhibit: observations with the id of their check, pictures, problems. */
export type ExaminationPart = z.infer<typeof keptPart>
