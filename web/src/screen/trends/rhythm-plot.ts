import type * as Plots from '@observablehq/plot'

/** Counts beside those of the base, and what each stands for. */
export interface RhythmBars {
  readonly labels: readonly string[]
  readonly counts: readonly number[]
  readonly base: readonly number[]
  readonly colours: { readonly bar: string; readonly tick: string; readonly ink: string }
  readonly title: string
}

/**
 * Shares as bars, and the shares of the base as ticks over them. Drawn in a document of its own and taken out of it without its style
 * element, which the page's policy refuses.
 */
export function drawRhythm(Plot: typeof Plots, { labels, counts, base, colours, title }: RhythmBars): SVGSVGElement {
  const [all, inBase] = [counts, base].map((list) => list.reduce((sum, count) => sum + count, 0) || 1) as [number, number]
  const rows = labels.map((label, at) => ({ label, share: (counts[at] ?? 0) / all, baseShare: (base[at] ?? 0) / inBase }))
  const apart = document.implementation.createHTMLDocument()
  const drawn = Plot.plot({
    document: apart, width: 380, height: 92, marginLeft: 34, marginBottom: 18, marginTop: 6, marginRight: 4, ariaLabel: title,
    style: { color: colours.ink, background: 'none', fontSize: '10px' },
    x: { domain: labels, label: null, tickSize: 0, ticks: labels.length > 12 ? labels.filter((_, at) => at % Math.ceil(labels.length / (labels[0]?.length === 7 ? 6 : 8)) === 0) : labels },
    y: { label: null, ticks: 3, tickFormat: '%', grid: true, nice: true },
    marks: [
      Plot.barY(rows, { x: 'label', y: 'share', fill: colours.bar, fillOpacity: 0.75, inset: 0.5 }),
      Plot.tickY(rows, { x: 'label', y: 'baseShare', stroke: colours.tick, strokeWidth: 1.8 }),
    ],
  })
  const svg = (drawn.tagName.toLowerCase() === 'svg' ? drawn : drawn.querySelector('svg')) as SVGSVGElement
  for (const style of svg.querySelectorAll('style')) style.remove()
  // The picture has one name; its parts have none that a reader of screens could use.
  for (const part of svg.querySelectorAll('g[aria-label]')) part.removeAttribute('aria-label')
  // A style attribute in parsed markup is refused as well; set through its object it is not.
  svg.removeAttribute('style')
  const adopted = document.adoptNode(svg)
  adopted.style.color = colours.ink
  adopted.style.fontSize = '10px'
  adopted.setAttribute('role', 'img')
  return adopted
}
