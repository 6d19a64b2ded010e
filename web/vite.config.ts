import { cpSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = dirname(fileURLToPath(import.meta.url))

/** Lays what pdf.js asks for beside the client, so that no page is fetched from elsewhere: character maps and the standard fonts. */
function pdfFiles(): Plugin {
  return {
    name: 'jackdaw-pdf-files',
    closeBundle() {
      const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
      for (const folder of ['cmaps', 'standard_fonts']) {
        mkdirSync(join(here, 'dist', 'pdf'), { recursive: true })
        cpSync(join(pdfjs, folder), join(here, 'dist', 'pdf', folder), { recursive: true })
      }
    },
  }
}

export default defineConfig({
  root: here,
  plugins: [react(), pdfFiles()],
  build: { target: 'es2022', outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: true },
})
