/**
 * The program of `image-hostile.ts`: examines the files named on its input, one a line, in the limited process, and tells of each in one line.
 */
import { createInterface } from 'node:readline'
import { imageExaminer } from '../src/examine/image/image-examiner.ts'
import { readFileSync } from 'node:fs'
import { examinePicture } from './examine-picture.ts'

for await (const path of createInterface({ input: process.stdin })) {
  const head = readFileSync(path).subarray(0, 65_536)
  if (!imageExaminer.fits(head, path)) {
    console.log(JSON.stringify({ path, fits: false }))
    continue
  }
  const { outcomes, problems, pictures, elapsedMs, cpuMs } = await examinePicture(path)
  const memoryBytes = process.memoryUsage.rss()
  const told = { path, fits: true, outcomes: Object.fromEntries(outcomes), problems: problems.map(({ code }) => code), pictures, elapsedMs, cpuMs, memoryBytes }
  console.log(JSON.stringify(told))
}
