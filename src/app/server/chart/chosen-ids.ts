import { z } from 'zod'

/** Most entities that one question names. */
export const mostChosen = 5_000

/** Shape of a list of canonical ids in one text, parted by commas. */
export const chosenIds = z.string().regex(/^[0-9a-f]{32}(,[0-9a-f]{32})*$/).max(33 * mostChosen)

/** SQL: the ids of such a text, told as the value `$1`. */
export const chosenSql = "(SELECT unnest(string_split($1, ',')))"
