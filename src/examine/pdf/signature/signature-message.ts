import { createHash } from 'node:crypto'
import { MalformedAsn } from '../../../extract/asn/malformed-asn.ts'
import type { Certificate } from '../../cms/certificate.ts'
import { attributeOids, parseSignedData } from '../../cms/signed-data.ts'
import { verifySigner } from '../../cms/verify-signer.ts'
import { isDocumentTimestamp, type PdfSignature } from './pdf-signature.ts'
import { examineTimestamp, type TimestampFinding } from './timestamp-token.ts'

/** What the signature value was found to be. */
export interface MessageFinding {
  readonly outcome: 'holds' | 'broken' | 'unsupported'
  readonly reason: string | undefined
  /** `RSA with SHA256, RSA 2048 bits`. */
  readonly algorithm: string
  readonly certificate: Certificate | undefined
  /** All that came with it. */
  readonly certificates: readonly Certificate[]
  /** As the signer says; a claim. */
  readonly signingTime: string | undefined
  /** Over the signature value; of a time stamp of the document, itself. */
  readonly timestamp: TimestampFinding | undefined
  /** Why the time stamp of the signature could not be read. */
  readonly timestampFault: string | undefined
  /** Bytes of the signature value after the message that are not zero. */
  readonly paddingBytes: number
}

const sha1Kind = 'adbe.pkcs7.sha1'

/** Examines the message in the signature value over the signed bytes (ISO 32000-2, section 12.8.3). Throws a `MalformedAsn`. */
export function examineMessage(signature: PdfSignature, signed: Uint8Array): MessageFinding {
  const bytes = Buffer.from(signature.contents!.latin1, 'latin1')
  const message = parseSignedData(bytes)
  const paddingBytes = bytes.subarray(message.node.end).filter((byte) => byte !== 0).length
  const { certificates } = message
  if (isDocumentTimestamp(signature)) {
    const timestamp = examineTimestamp(bytes.subarray(0, message.node.end), signed)
    const { outcome, reason, certificate, time: signingTime } = timestamp
    return { outcome, reason, algorithm: 'time stamp (RFC 3161)', certificate, certificates, signingTime, timestamp, timestampFault: undefined, paddingBytes }
  }
  const signer = message.signers[0]
  if (!signer) throw new MalformedAsn('a signature without a signer', message.node.start)
  const verified = verifySigner(message, signer, { content: signed })
  const digest = signature.subFilter === sha1Kind ? createHash('sha1').update(signed).digest() : undefined
  const isOther = digest !== undefined && !(message.content && digest.equals(message.content))
  // Content of its own, of a kind that must be detached, would stand in place of the bytes of the file.
  const isForeign = digest === undefined && message.content !== undefined && !Buffer.from(signed).equals(message.content)
  const stamp = readStamp(signer.unsignedAttributes.get(attributeOids.timestampToken)?.[0], signer.signature)
  return {
    outcome: isOther || isForeign ? 'broken' : verified.outcome,
    reason: isOther ? 'the digest that it holds is not that of the signed bytes' : isForeign ? 'it signs content of its own, not the bytes of the file' : (verified.reason ?? verified.keyDoubt),
    algorithm: verified.algorithm,
    certificate: verified.certificate,
    certificates,
    signingTime: signer.signingTime,
    ...stamp,
    paddingBytes,
  }
}

function readStamp(token: Parameters<typeof examineTimestamp>[0] | undefined, signature: Uint8Array): Pick<MessageFinding, 'timestamp' | 'timestampFault'> {
  if (!token) return { timestamp: undefined, timestampFault: undefined }
  try {
    return { timestamp: examineTimestamp(token, signature), timestampFault: undefined }
  } catch (thrown) {
    if (!(thrown instanceof MalformedAsn)) throw thrown
    return { timestamp: undefined, timestampFault: thrown.message }
  }
}
