/**
 * Runs a piece of synchronous code of a library that reports defects of evidence to the console, where nobody reads
 * them and where they could tell what is in a message; the console is silent meanwhile.
 */
export function quietly<T>(run: () => T): T {
  const { log, error, warn } = console
  console.log = console.error = console.warn = () => {}
  try {
    return run()
  } finally {
    Object.assign(console, { log, error, warn })
  }
}
