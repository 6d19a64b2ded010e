import { existsSync } from 'node:fs'
import { z } from 'zod'
import { silentProgress } from '../../../base/progress.ts'
import { releaseDossier } from '../../jobs/release-dossier.ts'
import type { ReleaseAnswer } from '../api-types.ts'
import { deed } from '../route.ts'

const text = (most: number) => z.string().trim().min(1).max(most)

/**
 * A person releases the dossier, for somebody and for a purpose: a bundle that proves itself, beside the case on the machine that
 * serves it, at the first free name `<case>-release-1`, `-2` ...
 */
export const releaseRoute = deed(
  '/api/release', { right: 'release', shape: { recipient: text(200), purpose: text(2_000) } },
  (served, { recipient, purpose }, { actor }): Promise<ReleaseAnswer> => served.withChange(async (opened) => {
    let number = 1
    while (existsSync(`${opened.layout.root}-release-${number}`)) number++
    const written = await releaseDossier(opened, { out: `${opened.layout.root}-release-${number}`, actor, recipient, purpose, progress: silentProgress })
    return { ...written, checkpoint: opened.journal.head().checkpoint }
  }),
)
