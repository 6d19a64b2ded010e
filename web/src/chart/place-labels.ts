/** A text that wants a place beside a point on the screen. */
export interface LabelWish {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Distance of the text from the point. */
  readonly away: number
  /** Higher ones choose first. */
  readonly priority: number
  /** Only over the point itself: labels of lines. */
  readonly isCentred?: boolean
  /** It may lie over what is taken, not over another text: the few that say what a crowd is about. */
  readonly isChief?: boolean
}

/** Where a text is written: its upper left corner. */
export interface PlacedLabel {
  readonly id: string
  readonly left: number
  readonly top: number
}

/** A part of the screen that is taken. */
export interface Taken {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const cell = 48

/** The rectangles that are taken, in cells, so that each is compared with its neighbours alone. */
class TakenGrid {
  readonly #cells = new Map<number, Taken[]>()

  isFree(box: Taken): boolean {
    return this.#keys(box).every((key) => (this.#cells.get(key) ?? []).every((other) =>
      box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top))
  }

  take(box: Taken): void {
    for (const key of this.#keys(box)) {
      const held = this.#cells.get(key)
      if (held) held.push(box)
      else this.#cells.set(key, [box])
    }
  }

  #keys({ left, top, right, bottom }: Taken): number[] {
    const keys: number[] = []
    for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x++) {
      for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y++) keys.push(x * 65_536 + y)
    }
    return keys
  }
}

/**
 * Places texts so that none lies over another or over what is taken: below its point, else right, above or left of it; who finds
 * no room is left out. The same wishes give the same places.
 */
export function placeLabels(wishes: readonly LabelWish[], taken: readonly Taken[] = []): PlacedLabel[] {
  const grid = new TakenGrid()
  const texts = new TakenGrid()
  for (const box of taken) grid.take(box)
  const placed: PlacedLabel[] = []
  const inOrder = [...wishes].sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1))
  for (const wish of inOrder) {
    for (const [left, top] of spotsFor(wish)) {
      const box = { left, top, right: left + wish.width, bottom: top + wish.height }
      if (!(wish.isChief ? texts : grid).isFree(box)) continue
      grid.take(box)
      texts.take(box)
      placed.push({ id: wish.id, left, top })
      break
    }
  }
  return placed
}

function spotsFor({ x, y, width, height, away, isCentred }: LabelWish): readonly (readonly [number, number])[] {
  if (isCentred) return [[x - width / 2, y - height / 2]]
  return [
    [x - width / 2, y + away],
    [x + away, y - height / 2],
    [x - width / 2, y - away - height],
    [x - away - width, y - height / 2],
  ]
}
