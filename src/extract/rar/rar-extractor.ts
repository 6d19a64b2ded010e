import { libraryArchiveExtractor } from '../archive/library-archive.ts'
import { isRarVolume } from './rar-volume.ts'

/** Reads RAR archives by libarchive, which has a reader of its own for versions 3 and 5; encrypted members are told by name. */
export const rarExtractor = libraryArchiveExtractor({
  mediaType: 'application/vnd.rar',
  async explain(source, path) {
    const volume = /\.part\d+\.rar$|\.r\d\d$/iu.test(path) || isRarVolume(await source.read(0, 64))
    return volume ? 'This is one volume of a RAR archive in several files; what runs over its end cannot be read. Join or unpack the volumes and add the result.' : undefined
  },
})
