import ExcelJS from 'exceljs'
import type { DemoCase } from '../demo-case.ts'
import { quoted } from '../key.ts'
import { asksContradiction } from '../question.ts'
import { nativeNameOf, persons } from '../world/person.ts'
import type { StaffMember } from '../world/staff.ts'
import { rewriteZip } from '../zip.ts'

/** The birth date that the staff list has for the procurement officer; his passport says 1981. */
const listedBirthDate = '1983-09-04'

/** The staff list: a workbook with dates, formulas, a summary sheet and a sheet that is hidden. */
export async function writeStaffList({ world, folder, key }: DemoCase): Promise<void> {
  const book = new ExcelJS.Workbook()
  book.creator = 'Human Resources'
  book.lastModifiedBy = 'Human Resources'
  book.created = book.modified = new Date('2024-06-28T09:00:00Z')
  fillStaff(book.addWorksheet('Staff', { views: [{ state: 'frozen', ySplit: 1 }] }), world.staff)
  fillSummary(book.addWorksheet('Summary'), world.staff)
  fillHidden(book.addWorksheet('Old', { state: 'veryHidden' }))
  const bytes = await rewriteZip(new Uint8Array(await book.xlsx.writeBuffer()), (_, text) => text)
  const path = folder.add('hr/staff-list.xlsx', bytes)
  key.plant({
    id: 'birth-date-dussolin', kind: 'contradiction', where: [path, 'identity/03-passport-L4460918K.transcript.txt'],
    expect: `Marek Dussolin is born ${listedBirthDate} in the staff list and ${persons.marek.birthDate} in his passport.`,
    sql: asksContradiction('birthDate', listedBirthDate, persons.marek.birthDate),
  })
  key.plant({
    id: 'staff-46', kind: 'count', where: [path, 'hr/hr-export.csv'],
    expect: 'The 46 employees of the staff list are 46 different persons, each one canonical person across staff list and HR export.',
    sql: `SELECT count(DISTINCT canonical_id) = 46 AND count(DISTINCT value) = 46 AS found FROM entity_values
WHERE schema = 'Person' AND property = 'email' AND value IN (${world.staff.map((member) => quoted(member.email)).join(', ')})`,
  })
  key.plant({
    id: 'hidden-sheet', kind: 'hidden-place', where: [path],
    expect: 'A hidden sheet of the staff list names a bonus of 9,500.00 to Marek Dussolin, paid by Quillmere.',
    sql: `SELECT count(*) > 0 AS found FROM (
  SELECT text AS told FROM texts WHERE text LIKE '%Bonus from Quillmere%' UNION ALL SELECT value FROM statements WHERE value LIKE '%Bonus from Quillmere%')`,
  })
}

function fillStaff(sheet: ExcelJS.Worksheet, staff: readonly StaffMember[]): void {
  sheet.columns = [
    { header: 'Staff no.', width: 10 }, { header: 'Last name', width: 18 }, { header: 'First name', width: 14 },
    { header: 'Name in own script', width: 24 }, { header: 'Date of birth', width: 13, style: { numFmt: 'dd/mm/yyyy' } },
    { header: 'Position', width: 24 }, { header: 'Department', width: 16 }, { header: 'Start date', width: 13, style: { numFmt: 'dd/mm/yyyy' } },
    { header: 'E-mail', width: 32 }, { header: 'Mobile', width: 18 }, { header: 'Desk phone', width: 18 },
    { header: 'Address', width: 40 }, { header: 'Passport no.', width: 14 }, { header: 'Salary per month (EUR)', width: 14, style: { numFmt: '#,##0.00' } },
    { header: 'Salary per year (EUR)', width: 14, style: { numFmt: '#,##0.00' } },
  ]
  sheet.getRow(1).font = { bold: true }
  staff.forEach((member, index) => {
    const monthly = member.monthlyCents / 100
    sheet.addRow([
      member.staffNo, member.family, member.given, member.native ? nativeNameOf(member) : '', asDate(listedBirth(member)), member.position,
      member.department, asDate(member.started), member.email, spaced(member.phone), spaced(member.deskPhone),
      `${member.street}, ${member.place.postcode} ${member.place.name}`, member.passport.number, monthly,
      { formula: `N${index + 2}*13`, result: Math.round(monthly * 1300) / 100 },
    ])
  })
}

function fillSummary(sheet: ExcelJS.Worksheet, staff: readonly StaffMember[]): void {
  const departments = [...new Set(staff.map((member) => member.department))].sort()
  sheet.addRow(['Department', 'Heads', 'Salaries per month (EUR)'])
  sheet.getRow(1).font = { bold: true }
  departments.forEach((department, index) => {
    const members = staff.filter((member) => member.department === department)
    sheet.addRow([
      department,
      { formula: `COUNTIF(Staff!G:G,A${index + 2})`, result: members.length },
      { formula: `SUMIF(Staff!G:G,A${index + 2},Staff!N:N)`, result: members.reduce((sum, member) => sum + member.monthlyCents, 0) / 100 },
    ])
  })
}

function fillHidden(sheet: ExcelJS.Worksheet): void {
  sheet.addRow(['Date', 'Name', 'Remark', 'EUR'])
  sheet.addRow([asDate('2023-12-18'), 'Marek Dussolin', 'Bonus from Quillmere, keep out of payroll', 9500])
  sheet.addRow([asDate('2024-03-28'), 'Marek Dussolin', 'As before', 9500])
}

function listedBirth(member: StaffMember): string {
  return member.email === persons.marek.email ? listedBirthDate : member.birthDate
}

function asDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** A telephone number of E.164 as people write it. */
export function spaced(phone: string): string {
  if (phone.startsWith('+447700')) return `+44 7700 ${phone.slice(7)}`
  if (phone.startsWith('+4420')) return `+44 20 ${phone.slice(5, 9)} ${phone.slice(9)}`
  if (phone.startsWith('+33')) return `+33 ${phone[3]} ${phone.slice(4).replace(/(\d\d)(?=\d)/g, '$1 ')}`
  return `+49 ${phone.slice(3, 6)} ${phone.slice(6)}`
}
