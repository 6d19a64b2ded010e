import { documentExtractor } from '../document/document-extractor.ts'
import { readPicture } from '../image/read-picture.ts'

/** Reads TIFF pictures as other pictures are read; the facts tell the number of pages, size and hash are the first one's. */
export const tiffExtractor = documentExtractor({ id: 'tiff', mediaType: 'image/tiff' }, readPicture)
