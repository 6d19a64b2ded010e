import type { Check } from '../../check.ts'
import { atField } from './metadata-subject.ts'
import type { ThumbnailComparison } from './compare-thumbnail.ts'

/** The thumbnail within the Exif data beside the picture. */
export interface ThumbnailSubject {
  readonly comparison: ThumbnailComparison
}

/** Correlation of a thumbnail with its picture below which the two are different pictures or cuts. */
export const leastCorrelation = 0.8
/** Grey values by which one cell may depart from the others after their tones were matched. */
export const mostLocalDifference = 48

/** Whether the thumbnail shows the picture it lies in. */
export const thumbnailCheck: Check<ThumbnailSubject> = {
  id: 'image.thumbnail',
  title: 'The thumbnail shows the picture',
  clause: 'Exif 3.0 (CIPA DC-008), thumbnail data in the 1st IFD; E. Kee, M. K. Johnson, H. Farid, Digital image authentication from JPEG headers, 2011, doi:10.1109/TIFS.2011.2128309',
  strength: 'C',
  explanations: ['thumbnail-not-renewed', 'resized-by-program'],
  examine({ comparison }) {
    const expected = `correlation of at least ${leastCorrelation}, no cell further off than ${mostLocalDifference} grey values`
    if (comparison.kind === 'uncompared') {
      return [atField('thumbnail', 'undetermined', { observed: comparison.reason, expected, message: `The thumbnail could not be compared: ${comparison.reason}.` })]
    }
    const { correlation, localDifference, turned, place } = comparison
    const observed = `correlation ${correlation.toFixed(3)}, largest difference of a cell ${Math.round(localDifference)}${turned ? `, turned by ${turned} degrees` : ''}`
    if (correlation < leastCorrelation) {
      return [atField('thumbnail', 'fail', { observed, expected, message: 'The thumbnail shows something else than the picture, or another cut of it.' })]
    }
    if (localDifference > mostLocalDifference) {
      const message = `The thumbnail shows the same picture, but differs from it in one place (${place}).`
      return [atField('thumbnail', 'fail', { observed, expected, message })]
    }
    return [atField('thumbnail', 'pass', { observed, expected, message: `The thumbnail shows the picture${turned ? `, turned by ${turned} degrees` : ''}.` })]
  },
}
