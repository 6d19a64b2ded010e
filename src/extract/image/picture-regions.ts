import type { GreyPlane, PlaneBox } from './grey-plane.ts'

const cell = 5
/** Darker than the paper around by so much, a pixel is ink. */
const inkDepth = 28
const leastInkShare = 0.06
/** Of the longer side of the page. */
const [leastShare, mostShare] = [0.05, 0.6]
const mostRegions = 16
const mostAspect = 5

/**
 * Boxes of a page that stand by themselves and are no lines of text: stamps, signatures, emblems, pictures. Ink is what is darker than the paper
 * around it; cells of 5 by 5 with ink that touch make a region; one that blank rows cut through is taken for text and left out. At most 16,
 * the largest, from top to bottom.
 */
export function findRegions(plane: GreyPlane): PlaneBox[] {
  const ink = inkCells(plane)
  const longest = Math.max(plane.width, plane.height)
  return joinedCells(ink)
    .map((box): PlaneBox => [box[0] * cell, box[1] * cell, Math.min(plane.width, box[2] * cell), Math.min(plane.height, box[3] * cell)])
    .filter((box) => isSized(box, longest) && !isText(plane, box, ink.paper))
    .sort((left, right) => area(right) - area(left) || left[1] - right[1] || left[0] - right[0])
    .filter((box, n, all) => !all.slice(0, n).some((larger) => isInside(box, larger)))
    .slice(0, mostRegions)
    .sort((left, right) => left[1] - right[1] || left[0] - right[0])
    .map((box) => fitted(plane, box, ink.paper))
}

interface InkCells {
  readonly wide: number
  readonly high: number
  readonly hasInk: Uint8Array
  /** By cell of 16 cells: the tone of the paper around. */
  readonly paper: (x: number, y: number) => number
}

function inkCells(plane: GreyPlane): InkCells {
  const { width, height, grey } = plane
  const paper = paperTone(plane)
  const [wide, high] = [Math.ceil(width / cell), Math.ceil(height / cell)]
  const counts = new Uint8Array(wide * high)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) if (paper(x, y) - grey[y * width + x]! > inkDepth) counts[Math.floor(y / cell) * wide + Math.floor(x / cell)]!++
  }
  return { wide, high, hasInk: counts.map((count) => (count >= leastInkShare * cell * cell ? 1 : 0)), paper }
}

/** The tone of the paper: the brightest tenth within each of 8 by 8 parts of the page. */
function paperTone({ width, height, grey }: GreyPlane): (x: number, y: number) => number {
  const parts = 8
  const counts = Array.from({ length: parts * parts }, () => new Uint32Array(256))
  const partOf = (x: number, y: number) => Math.floor((y * parts) / height) * parts + Math.floor((x * parts) / width)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) counts[partOf(x, y)]![grey[y * width + x]!]!++
  const tones = counts.map((histogram) => {
    let left = histogram.reduce((sum, count) => sum + count, 0) / 10
    let tone = 255
    while (tone > 0 && (left -= histogram[tone]!) > 0) tone--
    return tone
  })
  return (x, y) => tones[partOf(x, y)]!
}

/** Boxes around cells that touch, in cells; right and bottom exclusive. */
function joinedCells({ wide, high, hasInk }: InkCells): PlaneBox[] {
  const seen = new Uint8Array(hasInk.length)
  const boxes: PlaneBox[] = []
  for (let start = 0; start < hasInk.length; start++) {
    if (!hasInk[start] || seen[start]) continue
    seen[start] = 1
    const open = [start]
    let [left, top, right, bottom] = [wide, high, 0, 0]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % wide, Math.floor(at / wide)]
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y + 1)
      for (let row = Math.max(0, y - 1); row <= Math.min(high - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(wide - 1, x + 1); column++) {
          const next = row * wide + column
          if (hasInk[next] && !seen[next]) open.push(next)
          seen[next] = 1
        }
      }
    }
    boxes.push([left, top, right, bottom])
  }
  return boxes
}

function isSized([left, top, right, bottom]: PlaneBox, longest: number): boolean {
  const [wide, high] = [right - left, bottom - top]
  return Math.min(wide, high) >= leastShare * longest && Math.max(wide, high) <= mostShare * longest && Math.max(wide / high, high / wide) <= mostAspect
}

/** Lines of text leave rows without any ink between them; a stamp, a signature or a picture hardly does. */
function isText({ width, grey }: GreyPlane, [left, top, right, bottom]: PlaneBox, paper: InkCells['paper']): boolean {
  const high = bottom - top
  let blank = 0
  for (let y = top + Math.floor(high * 0.1); y < bottom - high * 0.1; y++) {
    let ink = 0
    for (let x = left; x < right; x++) if (paper(x, y) - grey[y * width + x]! > inkDepth) ink++
    if (ink === 0) blank++
  }
  return blank >= 3
}

/** The box drawn tight around its ink, so that cells do not matter. */
function fitted({ width, grey }: GreyPlane, [left, top, right, bottom]: PlaneBox, paper: InkCells['paper']): PlaneBox {
  let [l, t, r, b] = [right, bottom, left, top]
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      if (paper(x, y) - grey[y * width + x]! <= inkDepth) continue
      l = Math.min(l, x)
      r = Math.max(r, x + 1)
      t = Math.min(t, y)
      b = Math.max(b, y + 1)
    }
  }
  return l < r && t < b ? [l, t, r, b] : [left, top, right, bottom]
}

/** What a ring encloses belongs to it. */
function isInside(box: PlaneBox, larger: PlaneBox): boolean {
  return box[0] >= larger[0] && box[1] >= larger[1] && box[2] <= larger[2] && box[3] <= larger[3]
}

function area([left, top, right, bottom]: PlaneBox): number {
  return (right - left) * (bottom - top)
}
