/** Where the k-th coefficient in zigzag order stands in an 8 by 8 block, row by row (ITU-T T.81, figure A.6). */
export const zigzag: readonly number[] = walk()

function walk(): number[] {
  const order: number[] = []
  for (let diagonal = 0; diagonal < 15; diagonal++) {
    const cells: number[] = []
    for (let row = Math.max(0, diagonal - 7); row <= Math.min(7, diagonal); row++) cells.push(row * 8 + (diagonal - row))
    order.push(...(diagonal % 2 === 0 ? cells.reverse() : cells))
  }
  return order
}
