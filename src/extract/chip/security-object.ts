import { asnTags, readAsn } from '../asn/asn-node.ts'
import { expectTag, readOctets, readOid, readSmallInteger } from '../asn/asn-value.ts'
import { MalformedAsn } from '../asn/malformed-asn.ts'

/** The hashes that a chip's issuer has signed: the LDSSecurityObject (ICAO Doc 9303-10, 4.6.2.3). */
export interface SecurityObject {
  readonly version: number
  /** Dotted identifier of the digest algorithm. */
  readonly digestOid: string
  /** Whether the digest algorithm has no parameters, or a null. */
  readonly hasPlainParameters: boolean
  /** Hashes in hex by the number of their data group. */
  readonly hashes: ReadonlyMap<number, string>
  /** Of version 1: version of the structure and of Unicode. */
  readonly structure: string | undefined
}

/** The content type of signed hashes. */
export const securityObjectOid = '2.23.136.1.1.1'

/** Reads the signed hashes from the content of a SOD. Throws a `MalformedAsn`, also when a group is told twice. */
export function parseSecurityObject(content: Uint8Array): SecurityObject {
  const node = expectTag(readAsn(content), asnTags.sequence, 'the signed hashes')
  if (node.end !== content.byteLength) throw new MalformedAsn('bytes stand after the signed hashes', node.end)
  const [version, algorithm, list, structure, ...others] = node.children
  if (others.length > 0) throw new MalformedAsn('parts stand after the signed hashes', node.start)
  const [oid, parameters] = expectTag(algorithm, asnTags.sequence, 'a digest algorithm').children
  const hashes = new Map<number, string>()
  for (const pair of expectTag(list, asnTags.sequence, 'the list of hashes').children) {
    const [number, hash] = expectTag(pair, asnTags.sequence, 'a hash of a data group').children
    const group = readSmallInteger(number)
    if (hashes.has(group)) throw new MalformedAsn(`the hash of DG${group} stands there twice,`, pair.start)
    if (group < 1 || group > 16) throw new MalformedAsn(`a hash of DG${group}, which no chip has,`, pair.start)
    hashes.set(group, Buffer.from(readOctets(expectTag(hash, asnTags.octetString, 'a hash'))).toString('hex'))
  }
  return {
    version: readSmallInteger(version),
    digestOid: readOid(oid),
    hasPlainParameters: parameters === undefined || (parameters.is(asnTags.null) && parameters.content.length === 0),
    hashes,
    structure: structure?.children.map((each) => Buffer.from(each.content).toString('latin1')).join(' '),
  }
}
