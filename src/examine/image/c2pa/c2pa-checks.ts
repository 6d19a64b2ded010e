import { formatLocator, wholeExhibit } from '../../../model/locator.ts'
import type { Check, Observation, Outcome } from '../../check.ts'
import type { TrustFile } from '../../document/document-examiner.ts'
import { judgeTrust } from './judge-trust.ts'
import type { ManifestReading, ReadManifest } from './read-manifest.ts'

/** A picture's manifest, with what a person said to trust. */
export interface ManifestSubject {
  readonly reading: ManifestReading
  readonly trust: readonly TrustFile[]
}

const specification = 'C2PA Technical Specification 2.1'
const brokenBindings = /^(?:assertion\.(?:dataHash|bmffHash|boxesHash|hashedURI|collectionHash)\.mismatch|hashedURI\.mismatch|ingredient\.manifest\.mismatch)$/
const matchedBindings = /^assertion\.(?:dataHash|bmffHash|boxesHash)\.match$/
const brokenSignatures = /^(?:ingredient\.)?claimSignature\.mismatch$/

const integrity: Check<ManifestSubject> = {
  id: 'image.c2pa-integrity',
  title: 'The picture and the statements about it are those that were signed',
  clause: `${specification}, Validation: hashes of assertions and hard bindings`,
  strength: 'A',
  explanations: ['re-saved-after-signing', 'transfer-rewrites-metadata'],
  examine({ reading }) {
    if (reading.kind === 'none') return [say('not-applicable', ['no manifest', 'a manifest'], 'The picture carries no content credentials; most pictures do not.')]
    if (reading.kind === 'unread') {
      return [say('undetermined', ['a manifest that cannot be read', 'a manifest'], `Content credentials are there but could not be read: ${reading.reason}.`)]
    }
    const { statuses, generator } = reading.manifest
    const broken = statuses.filter(({ code }) => brokenBindings.test(code))
    if (broken.length > 0) {
      const message = `What was signed is not what is here: ${listCodes(broken)}. The picture or a statement about it was changed after signing.`
      return [say('fail', [listCodes(broken), 'every hash as signed'], message)]
    }
    if (!statuses.some(({ code }) => matchedBindings.test(code))) {
      return [say('undetermined', [listCodes(statuses.filter(({ success }) => success === false)) || 'no binding', 'a binding to the picture'],
        'No hash that binds the manifest to this picture could be checked.')]
    }
    return [say('pass', ['every hash agrees', 'every hash as signed'], `The picture is as it was when ${generator || 'its signer'} signed it.`)]
  },
}

const signature: Check<ManifestSubject> = {
  id: 'image.c2pa-signature',
  title: 'The signature of the claim is that of its certificate',
  clause: `${specification}, Validation: claim signature (RFC 9052, COSE_Sign1)`,
  strength: 'A',
  explanations: ['transfer-rewrites-metadata'],
  examine: ({ reading }) => examineRead(reading, ({ statuses }) => {
    const broken = statuses.filter(({ code }) => brokenSignatures.test(code))
    if (broken.length > 0) return say('fail', [listCodes(broken), 'claimSignature.validated'], 'The signature does not fit the claim: the claim was changed, or never signed by this certificate.')
    if (statuses.some(({ code }) => code === 'claimSignature.validated')) return say('pass', ['claimSignature.validated', 'claimSignature.validated'], 'The signature fits the claim.')
    return say('undetermined', [listCodes(statuses.filter(({ success }) => success === false)) || 'not validated', 'claimSignature.validated'], 'The signature could not be checked.')
  }),
}

const coverage: Check<ManifestSubject> = {
  id: 'image.c2pa-coverage',
  title: 'The signed hash leaves out nothing but the manifest',
  clause: `${specification}, Data Hash: exclusions`,
  strength: 'B',
  explanations: ['signer-leaves-out-metadata'],
  examine: ({ reading }) => examineRead(reading, examineCoverage),
}

const trustCheck: Check<ManifestSubject> = {
  id: 'image.c2pa-trust',
  title: 'The signer is vouched for by a root that a person gave, and signed within the validity of the certificate',
  clause: `${specification}, Trust model; RFC 5280, section 6.1`,
  strength: 'B',
  explanations: ['certificate-renewed-late'],
  examine: ({ reading, trust }) => examineRead(reading, (manifest) => judge(manifest, trust)),
}

/** The checks of content credentials, in the order of the sheet. */
export const c2paChecks: readonly Check<ManifestSubject>[] = [integrity, signature, coverage, trustCheck]

function examineCoverage({ excluded, manifestRange, metadataEnd = 0 }: ReadManifest): Observation {
  const told = excluded.map(({ start, end }) => `${start} to ${end}`).join(', ') || 'nothing'
  const allowed = manifestRange ? `${manifestRange.start} to ${manifestRange.end}` : 'nothing'
  const outside = excluded.find(({ start, end }) => !manifestRange || start < manifestRange.start || end > manifestRange.end)
  if (!outside) return say('pass', [told, allowed], 'Every byte outside the manifest is under the signed hash.')
  const locator = formatLocator({ kind: 'bytes', ...outside })
  if (excluded.every(({ end }) => end <= metadataEnd)) {
    const message = 'The signed hash leaves out the metadata in front of the picture (Exif, XMP) beside the manifest: the picture is under it, they are not.'
    return { ...say('known-deviation', [told, allowed], message), locator }
  }
  const message = `Bytes ${outside.start} to ${outside.end} are left out of the signed hash though the manifest lies at ${allowed}: what is there can be changed without a trace.`
  return { ...say('fail', [told, allowed], message), locator }
}

function judge({ certificates, signedAt }: ReadManifest, trust: readonly TrustFile[]): Observation {
  const judged = judgeTrust(certificates, trust)
  if (!judged) return say('undetermined', ['no certificate', 'a chain to a given root'], 'The manifest brings no certificate.')
  const signer = certificates[0]!.subject.replaceAll('\n', ', ')
  const time = signedAt?.toISOString()
  const valid = `${judged.validFrom} to ${judged.validTo}`
  if (time && (time < judged.validFrom || time > judged.validTo)) {
    return say('fail', [`signed ${time}`, valid], `The time stamp lies outside the validity of the signer's certificate (${signer}).`)
  }
  if (!judged.root) {
    const message = `The certificate of ${signer} leads to ${judged.reached.replaceAll('\n', ', ')}, which is none of the roots given; give the list of roots that you trust.`
    return say('undetermined', [judged.reached.replaceAll('\n', ', '), 'a root given by a person'], message)
  }
  if (!time) return say('undetermined', ['no time stamp', valid], `The chain leads to ${judged.root}, but no time stamp tells when ${signer} signed.`)
  return say('pass', [`signed ${time}`, valid], `${signer} is vouched for by a root in ${judged.root}, and signed on ${time.slice(0, 10)}.`)
}

function examineRead(reading: ManifestReading, examine: (manifest: ReadManifest) => Observation): Observation[] {
  return reading.kind === 'read' ? [examine(reading.manifest)] : []
}

function say(outcome: Outcome, [observed, expected]: readonly [string, string], message: string): Observation {
  return { outcome, observed, expected, message, locator: formatLocator(wholeExhibit) }
}

function listCodes(statuses: readonly { readonly code: string }[]): string {
  return [...new Set(statuses.map(({ code }) => code))].join(', ')
}
