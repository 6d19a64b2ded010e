/** A list in which one name was moved. */
export interface Moved {
  readonly name: string
  readonly names: readonly string[]
}

/** The list with a name at another place; the others keep their order. */
export function moveTo(names: readonly string[], name: string, at: number): string[] {
  const others = names.filter((other) => other !== name)
  return [...others.slice(0, at), name, ...others.slice(at)]
}
