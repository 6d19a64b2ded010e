import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

const givenNames = ['Alma', 'Boris', 'Celia', 'Dario', 'Edda', 'Falk', 'Greta', 'Hugo']
const surnames = ['Halm', 'Quist', 'Rauner', 'Stiller', 'Tamm', 'Ulrich', 'Vey', 'Wolff']
const words = (
  'invoice payment freight services order consulting rent delivery partial settlement adjustment transfer material storage handling insurance ' +
  'premium refund deposit advance'
).split(' ')
const accounts = Array.from({ length: 97 }, (_, index) => ibanOf(10_000_000n * 10n ** 10n + BigInt(index)))
const wordsOfPurpose = 30
const rowsOfBlock = 5_000

/**
 * Writes a bank's export of about `bytes` bytes: dated movements of 97 accounts with 64 counterparties, a text of thirty
 * words and a running balance. Invented, and the same at every call. Gives the number of rows.
 */
export async function writeAccountCsv(path: string, bytes: number): Promise<number> {
  const file = createWriteStream(path)
  const random = lehmer(5)
  const header = 'BookingDate,ValueDate,Account,Counterparty,CounterpartyIBAN,Amount,Currency,Balance,Purpose,Reference\n'
  file.write(header)
  let size = header.length
  let row = 0
  let balance = 0
  while (size < bytes) {
    let block = ''
    for (let end = row + rowsOfBlock; row < end && size + block.length < bytes; row++) {
      const amount = Math.floor(random() * 1_000_001) - 500_000
      balance += amount
      const day = `${2010 + (row % 12)}-${two(1 + (row % 12))}-${two(1 + (row % 28))}`
      const name = `${givenNames[Math.floor((row % 64) / 8)]!} ${surnames[row % 8]!}`
      const purpose = Array.from({ length: wordsOfPurpose }, () => words[Math.floor(random() * words.length)]!).join(' ')
      const account = accounts[row % accounts.length]!
      const reference = `R${String(row).padStart(10, '0')}`
      block += `${day},${day},${account},${name},,${cents(amount)},EUR,${cents(balance)},"${purpose}",${reference}\n`
    }
    size += block.length
    if (!file.write(block)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
  return row
}

/** The generator of Park and Miller (1988, doi:10.1145/63039.63042), from 0 to 1. */
function lehmer(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** An invented German IBAN whose check digits hold (ISO 13616: MOD 97-10, `D` and `E` as 13 and 14). */
function ibanOf(account: bigint): string {
  const basic = String(account).padStart(18, '0')
  return `DE${String(98n - (BigInt(`${basic}131400`) % 97n)).padStart(2, '0')}${basic}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function cents(amount: number): string {
  return (amount / 100).toFixed(2)
}
