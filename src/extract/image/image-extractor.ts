import { documentExtractor } from '../document/document-extractor.ts'
import { readPicture } from './read-picture.ts'

/** Reads pictures of one page. */
export const imageExtractor = documentExtractor({ id: 'image', mediaType: 'image/*' }, readPicture)
