import { Command } from 'cmdk'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { EntityList, ExhibitList } from '../../../src/app/server/api-types.ts'
import { formatAddress, go } from '../address.ts'
import { questionOf, useAnswer } from '../ask.ts'
import { changeFocus } from '../focus.ts'
import { chooseLanguage } from '../language.ts'
import { screens } from '../screens.tsx'
import { chooseTheme } from '../theme.ts'
import { redo, undo } from '../undo.ts'
import { words } from '../words/shell.ts'
import { entityAddress } from './link.tsx'
import { showStep } from './tour.tsx'

const waitMs = 180
const namesShown = 8

/** Everything by its name: screens, deeds, entities and exhibits. Opens with Ctrl-K. */
export function Palette({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  useEffect(() => void dialog.current?.showModal(), [])
  const run = (deed: () => void) => () => {
    onClose()
    deed()
  }
  return (
    <dialog ref={dialog} className="palette" aria-label={words.palette.label} onClose={onClose} onClick={(event) => event.target === dialog.current && onClose()}>
      <Command label={words.palette.label} loop>
        <Command.Input autoFocus value={text} onValueChange={setText} placeholder={words.palette.prompt} />
        <Command.List>
          <Command.Empty>{words.palette.none}</Command.Empty>
          <Found text={text} run={run} />
          <Command.Group heading={words.palette.screens}>
            {screens
              .filter(({ group }) => group)
              .map(({ path, key }) => (
                <Item key={path} onSelect={run(() => go(formatAddress([path])))} hint={key ? `g ${key}` : undefined}>
                  {words.screens[path] ?? path}
                </Item>
              ))}
          </Command.Group>
          <Command.Group heading={words.palette.deeds}>
            <Item onSelect={run(() => void undo())} hint="Ctrl Z">{words.deeds.undo}</Item>
            <Item onSelect={run(() => void redo())} hint="Ctrl Shift Z">{words.deeds.redo}</Item>
            <Item onSelect={run(() => changeFocus({ entities: [], from: undefined, until: undefined, within: undefined, type: undefined }, words.deeds.clear))}>{words.deeds.clear}</Item>
            <Item onSelect={run(() => chooseTheme('dark'))}>{words.deeds.dark}</Item>
            <Item onSelect={run(() => chooseTheme('light'))}>{words.deeds.light}</Item>
            <Item onSelect={run(() => chooseLanguage('en'))}>{words.deeds.english}</Item>
            <Item onSelect={run(() => chooseLanguage('fr'))}>{words.deeds.french}</Item>
            <Item onSelect={run(() => showStep(0))}>{words.deeds.tour}</Item>
            <Item onSelect={() => onHelp()} hint="?">{words.deeds.keys}</Item>
          </Command.Group>
        </Command.List>
      </Command>
    </dialog>
  )
}

function Found({ text, run }: { text: string; run: (deed: () => void) => () => void }) {
  const wanted = useSettled(text.trim())
  const { answer: entities } = useAnswer<EntityList>(wanted.length > 1 ? questionOf('/api/entities', { q: wanted, limit: namesShown }) : undefined)
  const { answer: exhibits } = useAnswer<ExhibitList>(wanted.length > 1 ? questionOf('/api/exhibits', { q: wanted, limit: namesShown }) : undefined)
  if (wanted.length < 2) return null
  return (
    <>
      {(entities?.rows.length ?? 0) > 0 ? (
        <Command.Group heading={words.palette.entities} forceMount>
          {entities?.rows.map((entity) => (
            <Item key={entity.id} isFound onSelect={run(() => go(entityAddress(entity.id)))} hint={entity.kind}>{entity.caption}</Item>
          ))}
        </Command.Group>
      ) : null}
      {(exhibits?.rows.length ?? 0) > 0 ? (
        <Command.Group heading={words.palette.exhibits} forceMount>
          {exhibits?.rows.map((exhibit) => (
            <Item key={exhibit.number} isFound onSelect={run(() => go(formatAddress(['exhibit', exhibit.number])))} hint={exhibit.number}>{exhibit.path}</Item>
          ))}
        </Command.Group>
      ) : null}
      <Item isFound onSelect={run(() => go(formatAddress(['search'], { q: wanted })))} hint="/">{`${words.palette.search} “${wanted}”`}</Item>
    </>
  )
}

function Item({ children, hint, isFound = false, onSelect }: { children: ReactNode; hint?: string | undefined; isFound?: boolean; onSelect: () => void }) {
  return (
    <Command.Item onSelect={onSelect} forceMount={isFound}>
      <span>{children}</span>
      {hint ? <span className="quiet">{hint}</span> : null}
    </Command.Item>
  )
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), waitMs)
    return () => window.clearTimeout(timer)
  }, [text])
  return settled
}
