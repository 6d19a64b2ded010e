import type { Format } from '../contract.ts'
import { pictureKind } from './picture-kind.ts'

const names = /\.(?:jpe?g|jpe|jfif|png|gif|webp|bmp|dib|heic|heif|avif|jp2|j2k|jpx|psd|ico)$/

/** Pictures of one page: photographs, scans, screen shots. */
export const imageFormat: Format = {
  id: 'image',
  label: 'Picture',
  mediaTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp', 'image/heic', 'image/avif', 'image/jp2'],
  extensions: ['.jpg', '.jpeg', '.png', '.gif', '.webp', '.bmp', '.heic', '.heif', '.avif', '.jp2'],
  sniff(head, name) {
    const kind = pictureKind(head)
    if (kind) return kind.id === 'tiff' ? 0 : 0.95
    return names.test(name) ? 0.3 : 0
  },
  load: async () => (await import('./image-extractor.ts')).imageExtractor,
}
