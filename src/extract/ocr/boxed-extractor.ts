import { formatLocator, parseLocator } from '../../model/locator.ts'
import type { ExtractSink, Extractor, TextSegment } from '../contract.ts'
import { boundsOf } from './zone-section.ts'

/** An extractor whose statements on a page tell the box of their characters too, where the layout of the page knows it. */
export function boxedExtractor(extractor: Extractor): Extractor {
  return {
    extract: (input, sink) => extractor.extract(input, boxingSink(sink)),
    locate: (input, locators) => extractor.locate(input, locators),
  }
}

function boxingSink(sink: ExtractSink): ExtractSink {
  const segments = new Map<string, TextSegment>()
  const boxed = (locator: string) => withBox(locator, segments)
  return {
    facts: (facts) => sink.facts(facts),
    text(segment) {
      segments.set(segment.locator, segment)
      sink.text(segment)
    },
    statement: (draft) => sink.statement({ ...draft, locator: boxed(draft.locator) }),
    problem: (problem) => sink.problem(problem.locator === undefined ? problem : { ...problem, locator: boxed(problem.locator) }),
    child: (child) => sink.child(child),
    table: (report) => sink.table(report),
    drained: () => sink.drained(),
  }
}

function withBox(spelling: string, segments: ReadonlyMap<string, TextSegment>): string {
  const locator = parseLocator(spelling)
  if (locator?.kind !== 'page' || !locator.chars || locator.box) return spelling
  const [from, to] = locator.chars
  const layout = segments.get(formatLocator({ kind: 'page', page: locator.page }))?.layout
  const boxes = layout?.filter(([start, end]) => start < to && end > from).map(([, , ...box]) => box) ?? []
  return boxes.length === 0 ? spelling : formatLocator({ ...locator, box: boundsOf(boxes) })
}
