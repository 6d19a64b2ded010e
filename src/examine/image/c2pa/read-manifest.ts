import { X509Certificate } from 'node:crypto'
import { BMFF, JPEG, PNG, type Asset } from '@trustnxt/c2pa-ts/asset'
import { SuperBox } from '@trustnxt/c2pa-ts/jumbf'
import { DataHashAssertion, ManifestStore, type Manifest, type ValidationStatusEntry } from '@trustnxt/c2pa-ts/manifest'
import { messageOf } from '../../../base/failure.ts'
import { readJpegSegments } from '../../../extract/image/jpeg-segments.ts'

/** A stretch of the file, in bytes. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** The manifest of a picture (C2PA), and what its validation found, code by code. */
export interface ReadManifest {
  /** Label of the active manifest. */
  readonly label: string
  /** The program that made the claim, as it names itself. */
  readonly generator: string
  /** Actions the claim lists, in order: `c2pa.created`, `c2pa.edited`. */
  readonly actions: readonly string[]
  readonly statuses: readonly ValidationStatusEntry[]
  /** The signer's certificate first. */
  readonly certificates: readonly X509Certificate[]
  /** The time that a time stamp authority vouches for, where its token was validated. */
  readonly signedAt?: Date
  /** Bytes that the hash leaves out, and those it may leave out: where the manifest itself lies. */
  readonly excluded: readonly ByteRange[]
  readonly manifestRange?: ByteRange
  /** Of a JPEG: where its leading application segments (metadata) end and the picture begins. */
  readonly metadataEnd?: number
}

/** What a picture tells of a manifest: none, one that cannot be read and why, or the manifest. */
export type ManifestReading = { readonly kind: 'none' } | { readonly kind: 'unread'; readonly reason: string } | { readonly kind: 'read'; readonly manifest: ReadManifest }

const kinds = [JPEG, PNG, BMFF]

/**
 * Reads and validates the C2PA manifest of a JPEG, PNG or HEIF picture: hashes and the signature by the library, which takes any
 * certificate for trusted; chain and validity are judged apart (`judgeTrust`). Never throws, opens no connection.
 */
export async function readManifest(bytes: Uint8Array): Promise<ManifestReading> {
  try {
    const Kind = kinds.find((each) => each.canRead(bytes))
    if (!Kind) return { kind: 'none' }
    const asset = new Kind(Uint8Array.from(bytes))
    const box = asset.getManifestJUMBF()
    if (!box) return { kind: 'none' }
    const store = ManifestStore.read(SuperBox.fromBuffer(Uint8Array.from(box)))
    const active = store.getActiveManifest()
    if (!active) return { kind: 'unread', reason: 'it holds no active manifest' }
    const { statusEntries } = await store.validate(asset)
    return { kind: 'read', manifest: { ...describe(active, asset, statusEntries), ...metadataEndOf(bytes) } }
  } catch (cause) {
    return hasManifestMark(bytes) ? { kind: 'unread', reason: messageOf(cause) } : { kind: 'none' }
  }
}

function describe(active: Manifest, asset: Asset, statuses: readonly ValidationStatusEntry[]): ReadManifest {
  const signature = active.signature?.signatureData
  const chain = signature?.certificate ? [signature.certificate, ...signature.chainCertificates] : []
  // Without a validated time stamp the library falls back to one that nobody vouches for.
  const signedAt = statuses.some(({ code }) => code === 'timeStamp.trusted') ? signature?.timestamp : undefined
  const assertions = active.assertions?.assertions ?? []
  const excluded = assertions.flatMap((each) => (each instanceof DataHashAssertion ? each.exclusions : []))
  const range = asset.getHashExclusionRange()
  return {
    label: active.label ?? '',
    generator: active.claim?.claimGeneratorName ?? '',
    actions: assertions.flatMap((each) => ('actions' in each && Array.isArray(each.actions) ? each.actions.map(actionName) : [])),
    // What the library says of certificates depends on the day it is asked, and no root was given to it.
    statuses: statuses.filter(({ code }) => !code.startsWith('signingCredential.')),
    certificates: chain.map(({ rawData }) => new X509Certificate(Buffer.from(rawData))),
    ...(signedAt ? { signedAt } : {}),
    excluded: excluded.map(({ start, length }) => ({ start, end: start + length })),
    ...(range.length > 0 ? { manifestRange: { start: range.start, end: range.start + range.length } } : {}),
  }
}

function metadataEndOf(bytes: Uint8Array): Pick<ReadManifest, 'metadataEnd'> {
  const first = readJpegSegments(bytes).segments.find(({ marker }) => !(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe)
  return first ? { metadataEnd: first.start } : {}
}

function actionName(action: unknown): string {
  return action && typeof action === 'object' && 'action' in action ? String(action.action) : ''
}

/** Whether a broken file holds the name of a manifest store at all. */
function hasManifestMark(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('jumdc2pa', 0, 'latin1')
}
