import type { TrustFile } from '../../../examine/document/document-examiner.ts'
import type { SourceOpener } from '../reading/asked-bytes.ts'
import type { TaskTrust } from '../reading/reading-task.ts'

/** Files that a person trusts, read once by a limited process: the same object each time, so that an examiner can keep an index by it. */
export class TrustedFiles {
  readonly #known = new Map<string, TrustFile>()

  /** The files of a task with their bytes, in its order. */
  async load(files: readonly TaskTrust[], open: SourceOpener): Promise<TrustFile[]> {
    const loaded: TrustFile[] = []
    for (const file of files) loaded.push(await this.#one(file, open))
    return loaded
  }

  async #one({ kind, name, sha256, file, sizeBytes }: TaskTrust, open: SourceOpener): Promise<TrustFile> {
    const key = JSON.stringify([kind, name, sha256])
    const known = this.#known.get(key)
    if (known) return known
    const source = open(file, sizeBytes)
    try {
      const trust: TrustFile = { kind, name, sha256, bytes: await source.all() }
      this.#known.set(key, trust)
      return trust
    } finally {
      await source.close()
    }
  }
}
