import { asnTags, type AsnNode } from '../../extract/asn/asn-node.ts'
import { expectTag, isText, readOid, readText } from '../../extract/asn/asn-value.ts'

/** A distinguished name: of a holder or issuer of a certificate. */
export interface DistinguishedName {
  /** `CN=..., O=..., C=...` in the order written. */
  readonly text: string
  /** Two names are one when their keys are equal (RFC 5280, 7.1: without regard to case, blanks and string type). */
  readonly key: string
  /** ISO 3166 code as written, upper case. */
  readonly country: string | undefined
  readonly commonName: string | undefined
  /** Its bytes as written. */
  readonly encoded: Uint8Array
}

const labels: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN', '2.5.4.4': 'SN', '2.5.4.5': 'serialNumber', '2.5.4.6': 'C', '2.5.4.7': 'L', '2.5.4.8': 'ST', '2.5.4.10': 'O', '2.5.4.11': 'OU',
  '2.5.4.12': 'title', '2.5.4.42': 'GN', '2.5.4.97': 'organizationIdentifier', '1.2.840.113549.1.9.1': 'E', '0.9.2342.19200300.100.1.25': 'DC',
}

/** Reads a Name (X.501). Throws a `MalformedAsn`. */
export function readName(node: AsnNode): DistinguishedName {
  const parts = expectTag(node, asnTags.sequence, 'a name').children.flatMap((set) =>
    expectTag(set, asnTags.set, 'a part of a name').children.map((pair) => {
      const [type, value] = pair.children
      const oid = readOid(type)
      return { oid, text: value && isText(value) ? readText(value) : `#${Buffer.from(value?.encoded ?? []).toString('hex')}` }
    }),
  )
  const valueOf = (oid: string) => parts.find((part) => part.oid === oid)?.text.trim()
  return {
    text: parts.map(({ oid, text }) => `${labels[oid] ?? oid}=${text}`).join(', '),
    key: parts.map(({ oid, text }) => `${oid}=${text.trim().replace(/\s+/g, ' ').toLowerCase()}`).join('\n'),
    country: valueOf('2.5.4.6')?.toUpperCase(),
    commonName: valueOf('2.5.4.3'),
    encoded: node.encoded,
  }
}
