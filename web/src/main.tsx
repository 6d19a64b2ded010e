import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { keepUp } from './changes.ts'
import { keepFocus } from './focus.ts'
import { SignIn } from './screen/sign-in.tsx'
import { readSession } from './session.ts'
import { showTheme } from './theme.ts'
import './style/base.css'
import './style/shell.css'
import './style/list.css'
import './style/viewer.css'
import './style/screen.css'
import './style/notebook.css'

showTheme()
keepFocus()
void begin()

async function begin(): Promise<void> {
  const session = await readSession().catch(() => undefined)
  const mustSignIn = session?.team === true && session.name === null
  if (!mustSignIn) keepUp()
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<StrictMode>{mustSignIn ? <SignIn /> : <App />}</StrictMode>)
}
