/** What stands in a bundle for who opens it without knowing Jackdaw. */
export function readmeText(title: string): string {
  return `${title}

This folder is a dossier, with the evidence that it cites and the proof that nothing in it was changed since it was released. To read it, open
data/dossier/index.html (or dossier.pdf). To check it you need none of the software that made it:

  node data/verify.mjs verify .
  python3 data/verify.py verify .

Either is enough; they were written apart from each other. They end with "Everything holds" or name each fault. To compute the numbers of a finding
again from the rows that they follow from:

  python3 data/verify.py replay . 12

What the folder alone cannot show is that its makers did not take back what they had recorded before and record it otherwise. If you were given a
checkpoint of this case earlier (four lines of text that begin with jackdaw/), put it into a file and check against it:

  python3 data/verify.py verify . --known earlier-checkpoint.txt

and keep the file checkpoint.txt of this folder: it is such a checkpoint. If you know the public key of the makers, add --key.

Do not trust the two verifiers because they say so: they are short, and the format is described in the documentation of Jackdaw (docs/formats/dossier.md),
so that anybody can write a third.

To have the time attested by an authority (RFC 3161):

  openssl ts -query -data checkpoint.txt -sha256 -cert -out request.tsq
  (send request.tsq to the authority, and save its answer as time-token.tsr in this folder)
  openssl ts -verify -in time-token.tsr -data checkpoint.txt -CAfile certificates-of-the-authority.pem

The folder is a BagIt bag (RFC 8493). Tools for such bags can check that it is whole.
`
}
