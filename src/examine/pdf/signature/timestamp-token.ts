import { createHash } from 'node:crypto'
import { asnTags, readAsn, type AsnNode } from '../../../extract/asn/asn-node.ts'
import { expectTag, readOctets, readTime } from '../../../extract/asn/asn-value.ts'
import { MalformedAsn } from '../../../extract/asn/malformed-asn.ts'
import { digestName, readAlgorithm } from '../../cms/algorithm.ts'
import type { Certificate } from '../../cms/certificate.ts'
import { parseSignedData, readSignedData, type SignedData } from '../../cms/signed-data.ts'
import { verifySigner, type SignerOutcome } from '../../cms/verify-signer.ts'

/** A time stamp (RFC 3161) over some bytes, examined. */
export interface TimestampFinding {
  /** `2024-05-01T00:00:00Z`, as the service says. */
  readonly time: string
  readonly outcome: SignerOutcome['outcome']
  readonly reason: string | undefined
  readonly certificate: Certificate | undefined
  readonly certificates: readonly Certificate[]
}

const stampInfoOid = '1.2.840.113549.1.9.16.1.4'

/** Examines the time stamp in an attribute or in bytes, over the bytes it should be of. Throws a `MalformedAsn`. */
export function examineTimestamp(token: AsnNode | Uint8Array, stamped: Uint8Array): TimestampFinding {
  const message = token instanceof Uint8Array ? parseSignedData(token) : readSignedData(token)
  const { time, imprint } = readStampInfo(message)
  const { certificates } = message
  const signer = message.signers[0]
  if (!signer) return { time, outcome: 'broken', reason: 'nobody signed it', certificate: undefined, certificates }
  const verified = verifySigner(message, signer)
  const common = { time, certificate: verified.certificate, certificates }
  if (!imprint.digest) return { ...common, outcome: 'unsupported', reason: 'its digest algorithm is not known' }
  const computed = createHash(imprint.digest).update(stamped).digest('hex')
  if (computed !== imprint.told) return { ...common, outcome: 'broken', reason: 'it was given for other bytes: the digest differs' }
  return { ...common, outcome: verified.outcome, reason: verified.reason }
}

function readStampInfo(message: SignedData): { time: string; imprint: { digest: string | undefined; told: string } } {
  if (message.contentType !== stampInfoOid || !message.content) throw new MalformedAsn('a message that is no time stamp', message.node.start)
  const [, , imprint, , time] = expectTag(readAsn(message.content), asnTags.sequence, 'what is stamped').children
  const [algorithm, digest] = expectTag(imprint, asnTags.sequence, 'an imprint').children
  return { time: readTime(time), imprint: { digest: digestName(readAlgorithm(algorithm)), told: Buffer.from(readOctets(digest)).toString('hex') } }
}
