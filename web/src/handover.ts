import type { FailureAnswer, IntakeAnswer } from '../../src/app/server/api-types.ts'
import { questionOf } from './ask.ts'
import { atServer } from './base.ts'

/** A file that is to be handed over, under the path that it had where it came from. */
export interface HandedOver {
  readonly path: string
  readonly file: File
}

/** Hands a file over and tells how much of it is on its way (0 to 1). Rejects with the server's words. */
export function handOver({ path, file }: HandedOver, authority: string, progress: (share: number) => void): Promise<IntakeAnswer> {
  return new Promise((resolve, reject) => {
    // fetch does not tell how much was sent.
    const request = new XMLHttpRequest()
    request.open('POST', atServer(questionOf('/api/intake', { path, authority })))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 1)
    request.onerror = () => reject(new Error('The server does not answer.'))
    request.onload = () => {
      const answer = JSON.parse(request.responseText || '{}') as IntakeAnswer & FailureAnswer
      if (request.status === 200) resolve(answer)
      else reject(new Error(answer.message || `The server answered ${request.status}.`))
    }
    request.send(file)
  })
}

/** The files that were dropped, those of folders too, each with its path. */
export async function filesOf(transfer: DataTransfer): Promise<HandedOver[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return [...transfer.files].map((file) => ({ path: file.name, file }))
  const found = await Promise.all(entries.map((entry) => walk(entry)))
  return found.flat().sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function walk(entry: FileSystemEntry): Promise<HandedOver[]> {
  const path = entry.fullPath.replace(/^\//, '')
  if (entry.isFile) return [{ path, file: await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)) }]
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: HandedOver[] = []
  // A folder is told in pieces of about a hundred, until an empty one.
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (piece.length === 0) return found
    for (const child of piece) found.push(...(await walk(child)))
  }
}
