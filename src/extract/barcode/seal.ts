/** A visible digital seal as written (ICAO Doc 9303-13; BSI TR-03137-1; ICAO TR "Datastructure for Barcode"); nothing of it has been verified. */
export interface Seal {
  /** `vds`: seal of bytes in a DataMatrix; `idb`: ICAO barcode of text; `vds-nc`: seal of JSON in a QR code. */
  readonly kind: 'vds' | 'idb' | 'vds-nc'
  /** 3, 4 or what the JSON tells. */
  readonly version: string
  /** Issuing state, three letters, without fillers. */
  readonly country: string
  /** Of `vds`: country and two letters of the signer. */
  readonly signerId: string | undefined
  /** Of `vds`: serial number of the certificate in hex; of `idb`: last five bytes of its SHA-1. */
  readonly certificateReference: string | undefined
  /** `2024-05-01`; unknown parts of an `idb` as `xx`. */
  readonly issueDate: string | undefined
  readonly signatureDate: string | undefined
  /** Kind of document: `5d01`, or the type told; and its name where it is known. */
  readonly documentType: string
  readonly documentName: string | undefined
  readonly fields: readonly SealField[]
  /** What is signed. */
  readonly signed: Uint8Array
  /** ECDSA, both numbers in a row; undefined when it is not signed. */
  readonly signature: Uint8Array | undefined
  /** As node:crypto names it; by the size of the signature where the seal tells none. */
  readonly digest: string | undefined
  /** The certificate it carries itself, in DER. */
  readonly certificate: Uint8Array | undefined
  /** Rules of its structure that are broken, each in words. */
  readonly faults: readonly string[]
  /** Rules that genuine seals of this issuer are known to break, each in words with the source. */
  readonly deviations: readonly string[]
  /** Bytes it takes; there may be bytes after it. */
  readonly sizeBytes: number
}

/** A field of a seal. */
export interface SealField {
  readonly tag: number
  /** What the standard calls it: `MRZ`, `passport number`; `field 3` where it is not known. */
  readonly name: string
  readonly bytes: Uint8Array
  /** Its text; the lines of a zone with a line feed between; undefined for bytes that are none. */
  readonly text: string | undefined
  /** Lines of a machine readable zone, `<` for fillers, as far as the seal keeps them. */
  readonly zone: readonly string[] | undefined
}
