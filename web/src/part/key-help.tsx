import { useEffect, useRef } from 'react'
import { screens } from '../screens.tsx'
import { words } from '../words/shell.ts'

/** The list of keys. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => void dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-title" onClose={onClose} onClick={(event) => event.target === dialog.current && onClose()}>
      <h2 id="help-title">{words.help}</h2>
      <dl>
        <div>
          <dt>
            <kbd>g</kbd> <kbd>{screens.flatMap(({ key }) => key ?? []).join(' ')}</kbd>
          </dt>
          <dd>{words.keyHint}</dd>
        </div>
        {words.keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{words.close}</button>
      </form>
    </dialog>
  )
}
