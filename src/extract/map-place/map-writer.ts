import { formatLocator, wholeExhibit } from '../../model/locator.ts'
import { sourceEntityId } from '../../model/entity-id.ts'
import type { ExtractInput, ExtractSink } from '../contract.ts'
import type { Span } from '../document/span.ts'
import { StatementWriter, type DraftEntity } from '../document/statement-writer.ts'
import type { MapFeature, MapGeometry } from './map-feature.ts'

/** Problems of one code that are told one by one; of the others only the number. */
const maxProblems = 50

/** Makes statements of the features of one map file: a Place of each, or a TrackPoint of a point that is dated. */
export class MapWriter {
  readonly #input: ExtractInput
  readonly #sink: ExtractSink
  readonly #told = new Map<string, number>()
  readonly #subjects = new Set<string>()
  #statements = 0
  /** Set when the limit of statements is reached; nothing is written any more. */
  full = false
  places = 0
  positions = 0

  constructor(input: ExtractInput, sink: ExtractSink) {
    this.#input = input
    this.#sink = sink
  }

  /** Writes one feature. */
  write(feature: MapFeature): void {
    if (this.full) return
    const writer = new StatementWriter(this.#input.settings)
    const { geometry } = feature
    if (geometry?.type === 'Point' && feature.date) this.#writePosition(writer, feature, geometry)
    else this.#writePlace(writer, feature)
    this.#give(writer)
  }

  /** How many problems of each code were not told one by one. */
  end(): void {
    for (const [code, count] of this.#told) {
      if (count <= maxProblems) continue
      const message = `${count - maxProblems} more values of the file have the same problem and are not listed.`
      this.#sink.problem({ code, severity: 'information', message })
    }
  }

  #writePlace(writer: StatementWriter, feature: MapFeature): void {
    const place = { id: this.#id('place', feature.key), schema: 'Place' }
    this.places++
    writer.write(place, 'name', { span: feature.name })
    writer.write(place, 'category', { span: feature.category })
    writer.write(place, 'description', { span: feature.description })
    writer.write(place, 'address', { span: feature.address })
    const { geometry } = feature
    if (!geometry) return
    writer.state(place, 'geometryType', geometry.type, feature.locator)
    writer.state(place, 'vertexCount', String(geometry.vertexCount), feature.locator)
    this.#writePoint(writer, place, geometry)
  }

  #writePosition(writer: StatementWriter, feature: MapFeature, geometry: MapGeometry): void {
    const point = { id: this.#id('position', feature.key), schema: 'TrackPoint' }
    this.positions++
    writer.write(point, 'date', { span: feature.date })
    if (feature.endDate) writer.write(point, 'endDate', { span: feature.endDate })
    this.#writePoint(writer, point, geometry)
    writer.write(point, 'altitude', { span: geometry.altitude })
    writer.write(point, 'description', { span: feature.description })
    const subject = feature.subject ?? (feature.name ? { key: feature.name.text, name: feature.name } : undefined)
    if (!subject) return
    const thing = { id: this.#id('subject', subject.key), schema: 'Thing' }
    writer.state(point, 'subject', thing.id, feature.locator)
    // One statement of the name for each subject: a track of a day has thousands of points.
    if (this.#subjects.has(subject.key)) return
    this.#subjects.add(subject.key)
    if (subject.name) writer.write(thing, 'name', { span: subject.name })
    // A track without a name is known by its file: devices name the file, not the track.
    else writer.state(thing, 'name', fileName(this.#input.path) || 'track', formatLocator(wholeExhibit))
  }

  #writePoint(writer: StatementWriter, entity: DraftEntity, { latitude, longitude }: MapGeometry): void {
    if (!latitude || !longitude) return
    if (isWithin(latitude, 90) && isWithin(longitude, 360)) {
      writer.write(entity, 'latitude', { span: latitude })
      writer.write(entity, 'longitude', { span: longitude })
      return
    }
    this.#tell({
      code: 'map.not-geographic',
      severity: 'warning',
      message: `${latitude.text}, ${longitude.text} are no latitude and longitude in degrees: the map is drawn in another system. Convert it to WGS 84.`,
      locator: latitude.locator,
    })
  }

  #give(writer: StatementWriter): void {
    for (const problem of writer.problems) this.#tell(problem)
    for (const draft of writer.statements) {
      if (++this.#statements > this.#input.limits.maxStatements) return this.#stop(draft.locator)
      this.#sink.statement(draft)
    }
  }

  #stop(locator: string): void {
    this.full = true
    const message = `More than ${this.#input.limits.maxStatements} statements; the rest of the map was not read. Raise the limit of the case.`
    this.#sink.problem({ code: 'limit.statements', severity: 'warning', message, locator })
  }

  #tell(problem: Parameters<ExtractSink['problem']>[0]): void {
    const count = (this.#told.get(problem.code) ?? 0) + 1
    this.#told.set(problem.code, count)
    if (count <= maxProblems) this.#sink.problem(problem)
  }

  #id(kind: string, key: string): string {
    return sourceEntityId(this.#input.exhibit, kind, key)
  }
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w{1,8}$/, '')
}

function isWithin(span: Span, limit: number): boolean {
  const value = Number(span.text)
  return Number.isFinite(value) && Math.abs(value) <= limit
}
