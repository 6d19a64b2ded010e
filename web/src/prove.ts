type Asking = (answer: (isProven: boolean) => void) => void

const place: { asking: Asking | undefined } = { asking: undefined }

/** What asks a person to prove again who they are; gives what takes it away. */
export function provided(asking: Asking): () => void {
  place.asking = asking
  return () => {
    if (place.asking === asking) place.asking = undefined
  }
}

/** Asks the person to prove again who they are; whether they did. */
export function askForProof(): Promise<boolean> {
  return new Promise((resolve) => (place.asking ? place.asking(resolve) : resolve(false)))
}
