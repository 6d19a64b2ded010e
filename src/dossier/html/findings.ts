import type { Dossier, PrintedCitation, PrintedFinding } from '../collect-dossier.ts'
import { html, type Html } from './html.ts'
import { citationLink } from './citation-link.ts'

const citationsShown = 12

/** Findings of one chapter. */
export function writeFindings(findings: readonly PrintedFinding[]): Html {
  return html`<ol class="findings">${findings.map(
    (finding) => html`<li id="finding-${finding.id}" value="${finding.number}">
<p>${finding.sentence} <span class="tag">${finding.kind}</span> <span class="tag ${finding.state}">${finding.state}</span></p>
${writeCitations(finding.citations)}
<details class="query"><summary>Ask again</summary><pre>${finding.query}</pre></details>
</li>`,
  )}</ol>`
}

/** Contradictions, each with both sides. */
export function writeContradictions(dossier: Dossier): Html {
  if (dossier.contradictionCount === 0) return html`<p>None was found by the constraints that were checked.</p>`
  const more = dossier.contradictionCount - dossier.contradictions.length
  return html`<ol class="findings">${dossier.contradictions.map(
    (item) => html`<li>
<p>${item.message} <span class="tag" title="A: arithmetic; B: rule of a standard; C: unusual; I: information">strength ${item.strength}</span>
${item.sameProbability === null ? undefined : html`<span class="tag">one entity: ${(item.sameProbability * 100).toFixed(item.sameProbability > 0.99 ? 1 : 0)} %</span>`}</p>
<table class="sides"><tr><td>${item.left.quote}</td><td>${citationLink(item.left)}</td></tr><tr><td>${item.right.quote}</td><td>${citationLink(item.right)}</td></tr></table>
${item.explanations.length ? html`<p class="innocent">May be innocent: ${item.explanations.join(' · ')}</p>` : undefined}
</li>`,
  )}</ol>${more > 0 ? html`<p>${more} more stand in the view <code>contradictions</code>.</p>` : undefined}`
}

function writeCitations(citations: readonly PrintedCitation[]): Html {
  const against = citations.filter((citation) => citation.role === 'against')
  const support = citations.filter((citation) => citation.role !== 'against')
  return html`${writeList('Sources', support)}${against.length ? writeList('Against', against) : undefined}`
}

function writeList(title: string, all: readonly PrintedCitation[]): Html {
  const citations = [...new Map(all.map((citation) => [`${citation.exhibitId} ${citation.locator}`, citation])).values()]
  const rest = citations.slice(citationsShown)
  return html`<p class="sources">${title}: ${citations.slice(0, citationsShown).map((citation) => html`${citationLink(citation)} `)}</p>
${rest.length ? html`<details class="sources"><summary>${rest.length} more</summary>${rest.map((citation) => html`${citationLink(citation)} `)}</details>` : undefined}`
}
