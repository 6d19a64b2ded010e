/**
 * A message as it was before it was put into a mailbox: one `>` is taken from every line of `>`s followed by `From `
 * (the "mboxrd" rule). Mailboxes of the older rule quoted only `From ` itself, which this undoes as well; only lines
 * that began with `>From ` before lose a mark there.
 */
export function unquoteFromLines(message: Uint8Array): { bytes: Uint8Array; lines: number } {
  const buffer = Buffer.from(message.buffer, message.byteOffset, message.byteLength)
  const keep: Buffer[] = []
  let from = 0
  let lines = 0
  for (let at = buffer.indexOf('>From '); at >= 0; at = buffer.indexOf('>From ', at + 6)) {
    let first = at
    while (first > 0 && buffer[first - 1] === 0x3e) first--
    if (first > 0 && buffer[first - 1] !== 0x0a) continue
    keep.push(buffer.subarray(from, first))
    from = first + 1
    lines++
  }
  if (lines === 0) return { bytes: message.slice(), lines }
  return { bytes: new Uint8Array(Buffer.concat([...keep, buffer.subarray(from)])), lines }
}
