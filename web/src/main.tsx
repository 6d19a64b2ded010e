import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { keepUp } from './changes.ts'
import { keepFocus } from './focus.ts'
import { showTheme } from './theme.ts'
import './style/base.css'
import './style/shell.css'
import './style/list.css'
import './style/viewer.css'
import './style/screen.css'
import './style/notebook.css'

showTheme()
keepFocus()
keepUp()

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
