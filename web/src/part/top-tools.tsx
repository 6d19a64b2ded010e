import { chooseLanguage, languages, useLanguage, type Language } from '../language.ts'
import { chooseTheme, useTheme, type Theme } from '../theme.ts'
import { redo, undo, useChanges } from '../undo.ts'
import { words } from '../words/shell.ts'
import { WhoIAm } from './who-i-am.tsx'

/** Undo and redo, language and look. */
export function TopTools() {
  const { undoable, redoable } = useChanges()
  const language = useLanguage()
  const theme = useTheme()
  return (
    <div className="top-tools">
      <button type="button" disabled={!undoable} onClick={() => void undo()} aria-label={words.undo} title={undoable ? `${words.undo}: ${undoable.label} (Ctrl Z)` : words.undo}>
        ↶
      </button>
      <button type="button" disabled={!redoable} onClick={() => void redo()} aria-label={words.redo} title={redoable ? `${words.redo}: ${redoable.label} (Ctrl Shift Z)` : words.redo}>
        ↷
      </button>
      <select aria-label={words.language} value={language} onChange={(event) => chooseLanguage(event.target.value as Language)}>
        {Object.entries(languages).map(([name, label]) => (
          <option key={name} value={name} lang={name}>
            {label}
          </option>
        ))}
      </select>
      <select aria-label={words.theme} value={theme} onChange={(event) => chooseTheme(event.target.value as Theme)}>
        {Object.entries(words.themes).map(([name, label]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
      <WhoIAm />
    </div>
  )
}
