import { documentExtractor } from '../document/document-extractor.ts'
import { readPicture } from '../image/read-picture.ts'
import { boxedExtractor } from '../ocr/boxed-extractor.ts'

/** Reads TIFF pictures as other pictures are read; the facts tell the number of pages, size and hash are the first one's. */
export const tiffExtractor = boxedExtractor(documentExtractor({ id: 'tiff', mediaType: 'image/tiff' }, readPicture))
