import type { ContentLine } from '../content-line/content-line.ts'

/** A component of a calendar (VEVENT, VTODO ...) with its own properties, those of inner components (alarms) left out. */
export interface CalendarComponent {
  readonly kind: string
  readonly lines: readonly ContentLine[]
  readonly whole: boolean
}

/** The outermost components inside VCALENDAR, and VCALENDAR itself for its own properties, each when it ends. */
export function* readComponents(lines: Iterable<ContentLine>): Generator<CalendarComponent> {
  const open: { kind: string; lines: ContentLine[] }[] = []
  for (const line of lines) {
    if (line.name === 'BEGIN') open.push({ kind: line.value.trim().toUpperCase(), lines: [] })
    else if (line.name === 'END') {
      const ended = open.pop()
      if (ended && open.length <= 1) yield { ...ended, whole: true }
    } else open.at(-1)?.lines.push(line)
  }
  for (const [depth, cut] of open.reverse().entries()) if (open.length - depth <= 2) yield { ...cut, whole: false }
}

/** The first property of that name. */
export function propertyNamed(component: CalendarComponent, name: string): ContentLine | undefined {
  return component.lines.find((line) => line.name === name)
}
