import type { Spot } from './chart-state.ts'

/** Room that an entity takes, with its label. */
export const room = 92

/**
 * Spots for new entities around a middle, none nearer than `room` to what stands there already: rings of even arcs, from the inside
 * out. What stands on the chart is not moved. The same chart gives the same spots.
 */
export function spotsAround(middle: Spot, count: number, standing: Iterable<Spot>): Spot[] {
  const held = new SpotGrid(standing)
  const found: Spot[] = []
  for (let ring = 0; found.length < count && ring < 400; ring++) {
    const arcs = ring === 0 ? 1 : Math.floor((2 * Math.PI * ring * room) / room)
    for (let arc = 0; arc < arcs && found.length < count; arc++) {
      const angle = -Math.PI / 2 + (2 * Math.PI * arc) / arcs
      const spot = { x: middle.x + ring * room * Math.cos(angle), y: middle.y + ring * room * Math.sin(angle) }
      if (!held.isFree(spot)) continue
      held.add(spot)
      found.push(spot)
    }
  }
  return found
}

class SpotGrid {
  readonly #cells = new Map<string, Spot[]>()

  constructor(spots: Iterable<Spot>) {
    for (const spot of spots) this.add(spot)
  }

  add(spot: Spot): void {
    const key = keyOf(Math.floor(spot.x / room), Math.floor(spot.y / room))
    this.#cells.set(key, [...(this.#cells.get(key) ?? []), spot])
  }

  isFree({ x, y }: Spot): boolean {
    const [column, row] = [Math.floor(x / room), Math.floor(y / room)]
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        // A hair's breadth is left to rounding.
        if ((this.#cells.get(keyOf(column + dx, row + dy)) ?? []).some((other) => Math.hypot(other.x - x, other.y - y) < room * 0.9)) return false
      }
    }
    return true
  }
}

function keyOf(column: number, row: number): string {
  return `${column} ${row}`
}
