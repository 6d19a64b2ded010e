import type { Check } from '../../check.ts'
import { atField, type MetadataSubject } from './metadata-subject.ts'

/** Programs whose purpose includes changing what a picture shows. Camera firmware and scanners are not among them. */
const editors = new RegExp([
  'photoshop', 'lightroom', 'gimp', 'affinity', 'paint\\.net', 'paint shop', 'paintshop', 'pixelmator', 'snapseed', 'facetune', 'picsart', 'canva', 'photopea',
  'coreldraw', 'corel photo', 'acdsee', 'photoscape', 'krita', 'luminar', 'capture one', 'darktable', 'rawtherapee', 'imagemagick', 'irfanview', 'xnview',
  'picasa', 'microsoft windows photo', 'photos \\d', 'faceapp', 'firefly', 'dall', 'midjourney', 'stable diffusion', 'inkscape', 'fireworks', 'illustrator', 'gd-jpeg',
].join('|'), 'i')

const fields = ['ifd0.Software', 'ifd0.ProcessingSoftware', 'xmp.CreatorTool', 'photoshop.History'] as const

/** Programs for editing that a picture names. */
export const softwareCheck: Check<MetadataSubject> = {
  id: 'image.software',
  title: 'Programs for editing that the picture names',
  clause: 'Exif 3.0 (CIPA DC-008), tag Software; XMP part 1 (ISO 16684-1), CreatorTool and History; Adobe Photoshop image resources',
  strength: 'I',
  explanations: ['ordinary-processing'],
  examine({ metadata: { exif, xmp }, marks }) {
    const told: [field: string, text: string][] = []
    for (const field of fields) {
      const text = exif.get(field) ?? xmp.get(field)
      if (text) told.push([field, text])
    }
    for (const [field, text] of xmp) if (/^xmpMM\.History\..*softwareAgent$/.test(field)) told.push([field, text])
    for (const mark of marks) told.push(['marks', mark])
    const found = told.filter(([, text]) => editors.test(text))
    const expected = 'no program for editing named'
    if (found.length > 0) {
      const observed = [...new Set(found.map(([, text]) => text))].slice(0, 6).join('; ')
      const message = `The picture names programs that can edit pictures: ${observed}. That one was used says nothing of what was done with it.`
      return [atField(found[0]![0], 'fail', { observed, expected, message })]
    }
    if (told.length === 0) return []
    const observed = [...new Set(told.map(([, text]) => text))].slice(0, 6).join('; ')
    return [atField(told[0]![0], 'pass', { observed, expected, message: `The picture names ${observed}, none of which is known as a program for editing.` })]
  },
}
