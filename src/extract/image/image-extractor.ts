import { documentExtractor } from '../document/document-extractor.ts'
import { boxedExtractor } from '../ocr/boxed-extractor.ts'
import { readPicture } from './read-picture.ts'

/** Reads pictures of one page. */
export const imageExtractor = boxedExtractor(documentExtractor({ id: 'image', mediaType: 'image/*' }, readPicture))
