import type { Dossier, PrintedCitation, PrintedFinding } from '../collect-dossier.ts'
import { citationLink } from './citation-link.ts'
import { html, type Html } from './html.ts'
import { writeStanding } from './words.ts'

const citationsShown = 12

/** Findings of one chapter. */
export function writeFindings(findings: readonly PrintedFinding[], dossier: Dossier): Html {
  return html`<ol class="findings">${findings.map(
    (finding) => html`<li id="finding-${finding.id}" value="${finding.number}">
<p>${finding.sentence} <span class="tag">${finding.kind}</span> <span class="tag ${finding.state}">${finding.state}</span></p>
${writeStanding(finding)}${writeCitations(finding.citations, dossier)}
<details class="query"><summary>Ask again</summary><pre>${finding.query}</pre></details>
</li>`,
  )}</ol>`
}

/** Contradictions, each with both sides. */
export function writeContradictions(dossier: Dossier): Html {
  const { rows, total } = dossier.contradictions
  if (total === 0) return html`<p>None was found by the constraints that were checked.</p>`
  const more = total - rows.length
  return html`<ol class="findings">${rows.map(
    (item) => html`<li>
<p>${item.message} <span class="tag" title="A: arithmetic; B: rule of a standard; C: unusual; I: information">strength ${item.strength}</span>
${item.sameProbability === null ? undefined : html`<span class="tag">one entity: ${(item.sameProbability * 100).toFixed(item.sameProbability > 0.99 ? 1 : 0)} %</span>`}</p>
<table class="sides"><tr><td>${item.left.quote}</td><td>${citationLink(item.left, dossier)}</td></tr><tr><td>${item.right.quote}</td><td>${citationLink(item.right, dossier)}</td></tr></table>
${item.explanations.length ? html`<p class="innocent">May be innocent: ${item.explanations.join(' · ')}</p>` : undefined}
</li>`,
  )}</ol>${more > 0 ? html`<p>${more} more stand in the view <code>contradictions</code>.</p>` : undefined}`
}

function writeCitations(citations: readonly PrintedCitation[], dossier: Dossier): Html {
  const against = citations.filter((citation) => citation.role === 'against')
  const support = citations.filter((citation) => citation.role !== 'against')
  return html`${writeList('Sources', support, dossier)}${against.length ? writeList('Against', against, dossier) : undefined}`
}

function writeList(title: string, all: readonly PrintedCitation[], dossier: Dossier): Html {
  const citations = [...new Map(all.map((citation) => [`${citation.exhibitId} ${citation.locator}`, citation])).values()]
  const rest = citations.slice(citationsShown)
  return html`<p class="sources">${title}: ${citations.slice(0, citationsShown).map((citation) => html`${citationLink(citation, dossier)} `)}</p>
${rest.length ? html`<details class="sources"><summary>${rest.length} more</summary>${rest.map((citation) => html`${citationLink(citation, dossier)} `)}</details>` : undefined}`
}
