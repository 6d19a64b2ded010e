import { z } from 'zod'
import { systemClock } from '../../../base/clock.ts'
import { listNotebooks, readNotebook, saveNotebook, type KeptNotebook } from '../../../case/register/notebook-register.ts'
import type { NotebookAnswer, NotebookLine, NotebookRunAnswer } from '../notebook-types.ts'
import { readNotebookText, type Notebook } from '../../../tool/notebook/notebook.ts'
import { runNotebook } from '../../jobs/tooling/run-notebook.ts'
import { deed, longQuestion, route } from '../route.ts'
import type { ServedCase } from '../served-case.ts'
import { toolOf } from './tools.ts'

const name = z.string().min(1).max(80)
const text = z.string().min(2).max(1_000_000)

/** Notebooks of the case. */
export const notebooksRoute = route('/api/notebooks', {}, async (served): Promise<NotebookLine[]> => served.withCase(({ journal }) => listNotebooks(journal).map(lineOf)))

/** One notebook. */
export const notebookRoute = route('/api/notebooks/:name', { name }, async (served, { name: wanted }): Promise<NotebookAnswer> =>
  served.withCase(({ journal }) => answerOf(readNotebook(journal, wanted))))

/** A person keeps a notebook, told as JSON or as Markdown with fenced cells; it is checked before it is kept. */
export const saveNotebookRoute = deed(
  '/api/notebooks/:name', { right: 'write', shape: { name, text } },
  async (served, { name: wanted, text: told }, { actor }): Promise<NotebookAnswer> => {
    const canonical = `${JSON.stringify(readNotebookText(told), undefined, 2)}\n`
    return served.withChange(async (opened) => answerOf(await saveNotebook(opened, { name: wanted, text: canonical }, { actor, clock: systemClock })))
  },
)

/** Runs a notebook that is not kept yet, as it was told. */
export const runNotebookTextRoute = longQuestion('/api/notebook-runs', { text }, async (served, { text: told }) => run(served, readNotebookText(told)))

/** Runs a notebook of the case. */
export const runNotebookRoute = longQuestion('/api/notebooks/:name/run', { name }, async (served, { name: wanted }) =>
  run(served, readNotebookText(await served.withCase(({ journal }) => readNotebook(journal, wanted).text))))

async function run(served: ServedCase, notebook: Notebook): Promise<NotebookRunAnswer> {
  const built = await served.built()
  return built.withQuestions((questions) => runNotebook(notebook, questions, { findTool: (id) => toolOf(served, id) }))
}

function answerOf(kept: KeptNotebook): NotebookAnswer {
  return { ...lineOf(kept), notebook: readNotebookText(kept.text) }
}

function lineOf({ text: _, ...line }: KeptNotebook): NotebookLine {
  return line
}
