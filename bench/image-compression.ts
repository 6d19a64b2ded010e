/**
 * How well the trace of an earlier compression is found: pictures of a folder, made smaller so that no older grid is left, saved once at each quality,
 * and saved twice at each pair of qualities.
 *
 *     node bench/image-compression.ts <folder of pictures>
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { weighCompression } from '../src/examine/image/jpeg/compression-evidence.ts'
import { leastToldBits } from '../src/examine/image/jpeg/jpeg-checks.ts'
import { describeMachine } from './machine.ts'

const folder = process.argv[2] ?? '.'
const qualities = [60, 70, 80, 90, 95]
const sources = readdirSync(folder).sort().filter((name) => /\.(?:jpe?g|png)$/.test(name))
const [once, twice] = [new Map<number, number[]>(), new Map<string, number[]>()]

console.log(describeMachine())
for (const name of sources) {
  const { width } = await sharp(join(folder, name)).metadata()
  const plain = await sharp(join(folder, name)).flatten().resize(Math.round(width * 0.83)).png().toBuffer()
  for (const second of qualities) {
    add(once, second, await gainOf(await save(plain, second)))
    for (const first of qualities) if (first !== second) add(twice, `${first} then ${second}`, await gainOf(await save(await save(plain, first), second)))
  }
}
const singles = [...once.values()].flat()
console.log(`${sources.length} pictures; saved once: ${singles.filter((bits) => bits >= leastToldBits).length} of ${singles.length} told as saved twice (${leastToldBits} bits and more); highest ${Math.max(...singles).toFixed(2)} bits`)
for (const [pair, gains] of twice) console.log(`saved at ${pair}: ${gains.filter((bits) => bits >= leastToldBits).length} of ${gains.length} found, median ${gains.toSorted((a, b) => a - b)[gains.length >> 1]!.toFixed(2)} bits`)

async function save(picture: Buffer, quality: number): Promise<Buffer> {
  return sharp(picture).jpeg({ quality }).toBuffer()
}

async function gainOf(bytes: Buffer): Promise<number> {
  const { width, height } = await sharp(bytes).metadata()
  const evidence = weighCompression(bytes, { left: 0, top: 0, width, height }, 100_000_000)
  return 'undecoded' in evidence ? 0 : evidence.gainBits
}

function add<Key>(to: Map<Key, number[]>, key: Key, value: number): void {
  to.set(key, [...(to.get(key) ?? []), value])
}
