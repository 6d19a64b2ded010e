import type { Store } from '../../../store/store.ts'

/** Something of a picture that can be compared over the case: its bytes, a print, the serial number of its camera. */
export interface PictureTrait {
  readonly exhibit: string
  /** The document it is a picture of: the exhibit it was found in, or itself. */
  readonly document: string
  /** `17.2 (letter.docx/word/media/image1.png)`. */
  readonly caption: string
  readonly property: 'sha256' | 'picturePrint' | 'regionPrint' | 'cameraSerial'
  readonly value: string
  readonly locator: string
}

/** Traits of all pictures of a case, those of one exhibit together, in order of receipt. */
const traitsSql = `
WITH pictures AS (
  SELECT x.id, coalesce(x.parent_id, x.id) AS document, x.number, x.sha256,
    x.number || ' (' || CASE WHEN p.path IS NULL THEN x.path ELSE p.path || '/' || x.path END || ')' AS caption
  FROM derived.exhibits x LEFT JOIN derived.exhibits p ON p.id = x.parent_id
  WHERE x.media_type LIKE 'image/%' AND x.size_bytes > 0
), traits AS (
  SELECT id, 'sha256' AS property, sha256 AS value, 'whole' AS locator FROM pictures
  UNION ALL
  SELECT exhibit_id, property, value, min(locator) FROM derived.statements
  WHERE schema = 'Image' AND property IN ('picturePrint', 'regionPrint', 'cameraSerial') GROUP BY ALL
)
SELECT pictures.id, document, caption, property, value, locator FROM traits JOIN pictures USING (id)
ORDER BY list_transform(string_split(number, '.'), part -> try_cast(part AS INTEGER)), pictures.id, property, locator, value`

/** Every trait of every picture of the case. */
export async function readPictureTraits(store: Store): Promise<PictureTrait[]> {
  const rows = await store.all<Record<string, string>>(traitsSql)
  return rows.map((row) => ({
    exhibit: row['id']!, document: row['document']!, caption: row['caption']!, property: row['property'] as PictureTrait['property'],
    value: row['value']!, locator: row['locator']!,
  }))
}
