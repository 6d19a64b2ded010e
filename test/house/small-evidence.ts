import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A few small files of a fictional inquiry in several formats, written to `folder`. The same at every call. */
export function writeSmallEvidence(folder: string): void {
  const files: Record<string, string> = {
    'staff.csv': `LastName,FirstName,BirthDate,Email,JobTitle\nQuill,Ada,1980-04-02,ada.quill@halden.example,Accountant\nMarsh,Tobias,1975-11-30,tobias.marsh@halden.example,Driver\n`,
    'cars.csv': `LastName,FirstName,CarID,CurrentEmploymentTitle\nQuill,Ada,7,Bookkeeper\nMarsh,Tobias,9,Driver\n`,
    'mail/1.eml': mail('ada.quill@halden.example', 'tobias.marsh@halden.example', 'The keys', 'Leave the keys with Tobias Marsh at the depot.'),
    'mail/2.eml': mail('tobias.marsh@halden.example', 'ada.quill@halden.example', 'Re: The keys', 'Done on 6 January 2014.'),
    'bank.csv': `Date;Text;Amount;Balance;Currency\n02.01.2014;Opening;0,00;1.000,00;EUR\n03.01.2014;Rent;-400,00;600,00;EUR\n06.01.2014;Salary;250,50;850,50;EUR\n`,
    'notes/one.txt': `Meeting with Ada Quill on 7 January 2014. She asked for 10,000 EUR.\n`,
    'notes/two.txt': `Meeting with Ada Quill on 7 January 2014. She asked for 10,000 EUR.\n`,
    'list.json': JSON.stringify([{ name: 'Halden Freight Ltd', registrationNumber: '00112233' }, { name: 'Osier Holding SA', registrationNumber: '99887766' }]),
    'empty.bin': '',
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  writeFileSync(join(folder, 'unknown.bin'), Buffer.from([0, 1, 2, 3, 250, 251, 252, 253, 0, 0, 7]))
}

function mail(from: string, to: string, subject: string, body: string): string {
  return [
    `From: <${from}>`, `To: <${to}>`, `Subject: ${subject}`, 'Date: Mon, 06 Jan 2014 10:28:00 +0100', `Message-ID: <${subject.length}.${from}>`,
    'Content-Type: text/plain; charset=utf-8', '', body, '',
  ].join('\r\n')
}
