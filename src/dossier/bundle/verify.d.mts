/** A fault that a verification of a bundle found. */
export interface BundleFault {
  readonly code: string
  readonly where: string
  readonly message: string
}

/** Checks a released dossier against docs/formats/dossier.md. */
export function verifyBag(
  folder: string,
  options?: { readonly known?: readonly string[]; readonly key?: string },
): { readonly faults: readonly BundleFault[]; readonly told: Readonly<Record<string, unknown>> }
