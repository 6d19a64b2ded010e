import { parseLocator, type CharRange, type Locator, type PageLocator } from '../../model/locator.ts'
import type { DocumentReading, DocumentSection } from './document-reading.ts'
import { wholeText } from './segments.ts'

/** Gives the text at a locator of a document, or undefined where there is none. */
export function textReader(reading: DocumentReading): (locator: string) => string | undefined {
  let whole: string | undefined
  return (spelling) => {
    const locator = parseLocator(spelling)
    if (!locator) return undefined
    if (locator.kind === 'page') return textOfPage(reading, locator)
    if (locator.kind === 'field') return reading.fields?.find((field) => field.name === locator.name)?.text
    if (locator.kind !== 'whole' && locator.kind !== 'chars') return undefined
    whole ??= wholeText(reading)
    return locator.kind === 'whole' ? whole : sliceText(whole, [locator.start, locator.end])
  }
}

/** The pages that the locators ask for, or undefined when one of them needs the whole document. */
export function pagesWanted(locators: readonly string[]): ReadonlySet<number> | undefined {
  const pages = new Set<number>()
  for (const spelling of locators) {
    const locator: Locator | undefined = parseLocator(spelling)
    if (locator?.kind === 'whole' || locator?.kind === 'chars') return undefined
    if (locator?.kind === 'page') pages.add(locator.page)
  }
  return pages
}

function textOfPage(reading: DocumentReading, locator: PageLocator): string | undefined {
  const section = reading.paged ? reading.sections.find((each, index) => (each.page ?? index + 1) === locator.page) : undefined
  if (!section) return undefined
  if (locator.chars) return sliceText(section.text, locator.chars)
  return locator.box ? textInBox(section, locator.box) : section.text
}

function textInBox(section: DocumentSection, [left, top, right, bottom]: NonNullable<PageLocator['box']>): string | undefined {
  const inside = section.layout?.filter(([, , runLeft, runTop, runRight, runBottom]) => {
    const x = (runLeft + runRight) / 2
    const y = (runTop + runBottom) / 2
    return x >= left && x <= right && y >= top && y <= bottom
  })
  return inside?.map(([start, end]) => section.text.slice(start, end)).join(' ')
}

function sliceText(text: string, [start, end]: CharRange): string | undefined {
  return start < 0 || end > text.length || start > end ? undefined : text.slice(start, end)
}
