import { atServer } from '../base.ts'
import { words } from '../words/findings.ts'

/** The dossier as it was written, in a frame that runs nothing. */
export function DossierScreen() {
  return (
    <section className="dossier">
      <p className="actions">
        <a href="#/findings">‹ {words.back}</a>
        <a href={atServer('/dossier/dossier.pdf')} download>
          {words.pdf}
        </a>
        <a href={atServer('/dossier/manifest.json')} download>
          {words.manifest}
        </a>
      </p>
      <iframe src={atServer('/dossier/index.html')} title={words.dossier} sandbox="" />
    </section>
  )
}
