/** Every way of parting `count` things into groups, as the group of each (restricted growth strings), in one order. */
export function listPartitions(count: number): Uint8Array[] {
  let found: Uint8Array[] = [Uint8Array.of()]
  for (let size = 0; size < count; size++) {
    found = found.flatMap((groups) => {
      const next = 1 + groups.reduce((most, group) => Math.max(most, group), -1)
      return Array.from({ length: next + 1 }, (_, group) => Uint8Array.of(...groups, group))
    })
  }
  return found
}
