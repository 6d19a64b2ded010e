import { formatAddress } from '../../address.ts'
import { words } from '../../words/search.ts'

/** What can be asked and how it is written, each form with an example that can be tried. */
export function SearchSyntax({ isOpen = false }: { isOpen?: boolean }) {
  return (
    <details className="syntax" open={isOpen}>
      <summary>{words.syntax}</summary>
      <table className="plain">
        <tbody>
          {words.forms.map(([form = '', meaning = '']) => (
            <tr key={form}>
              <td>
                <a href={formatAddress(['search'], { q: form })}>
                  <code>{form}</code>
                </a>
              </td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{words.syntaxHint}</p>
    </details>
  )
}
