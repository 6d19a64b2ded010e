import { formatLocator } from '../../../model/locator.ts'
import type { Observation } from '../../check.ts'
import type { ExaminationSink } from '../../document/document-examiner.ts'
import type { Standout } from './block-map.ts'
import { examinerMaps, type DrawnMap, type MapSubject } from './examiner-map.ts'
import { checkOfMap } from './map-checks.ts'
import { drawPanel } from './map-panel.ts'
import { controlOf } from './map-subject.ts'

const controlWords = 'the same picture without its first four rows and columns, saved once at its own quality'

/**
 * Draws every map of a picture beside that of its control and gives both to the examiner: a picture for each map, and one observation with the
 * numbers of both, of outcome `undetermined`, because no number of a map is a verdict.
 */
export async function examineMaps(subject: MapSubject, sink: ExaminationSink): Promise<void> {
  const control = await controlOf(subject)
  for (const map of examinerMaps) {
    const drawn = await map.draw(subject)
    if (!drawn) continue
    const beside = await map.draw(control)
    const check = checkOfMap(map.id)
    const observation = tell(subject, drawn, beside)
    sink.observe(check, observation)
    sink.picture({
      name: map.id,
      caption: `${check.title}. Left the picture, in the middle its map, on the right the map of a control (${controlWords}), both on one scale.`
        + `${drawn.detail ? ` ${drawn.detail[0]!.toUpperCase()}${drawn.detail.slice(1)}.` : ''} A view for an examiner, no verdict: what stands out in both is content.`,
      locator: observation.locator!,
      mediaType: 'image/jpeg',
      bytes: await drawPanel({ pixels: subject.pixels, drawn, control: beside?.map }),
    })
  }
}

function tell({ pixels }: MapSubject, drawn: DrawnMap, control: DrawnMap | undefined): Observation {
  const observed = `${numberOf(drawn.standout)} ${drawn.unit}${drawn.detail ? ` (${drawn.detail})` : ''}`
  const expected = control ? `control: ${numberOf(control.standout)} ${control.unit}` : 'control: no such trace'
  return {
    outcome: 'undetermined', observed, expected,
    message: `The part that stands out most: ${observed}; ${expected}. A number for comparison and no verdict; look at the map beside its control.`,
    locator: drawn.standout ? locate(drawn.standout.box, pixels) : 'whole',
  }
}

function numberOf(standout: Standout | undefined): string {
  if (!standout) return '0'
  return Number.isInteger(standout.contrast) ? String(standout.contrast) : standout.contrast.toFixed(1)
}

function locate([left, top, right, bottom]: Standout['box'], { left: x, top: y }: { left: number; top: number }): string {
  return formatLocator({ kind: 'page', page: 1, box: [left + x, top + y, right + x, bottom + y] })
}
