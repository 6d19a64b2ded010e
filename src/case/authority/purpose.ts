/** Whether two purposes are the same, word for word; blanks around and capitals aside. */
export function isSamePurpose(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
