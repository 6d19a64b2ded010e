import { InvalidArgumentError } from 'commander'

/** Reads the argument of an option that is a whole number from `least` to `most`; anything else is misuse. */
export function wholeNumber(least = 0, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`
  return (text) => {
    const number = Number(text)
    if (!/^\d{1,16}$/.test(text) || number < least || number > most) throw new InvalidArgumentError(`Take a whole number ${range}.`)
    return number
  }
}
