import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasLegalForm } from './legal-form.ts'

test('companies are told by their legal form', () => {
  const names = [
    'Nordwind GmbH', 'Nordwind Ltd.', 'Nordwind S.A.', 'Nordwind S. A.', 'OOO Severny Veter', 'Nordwind Sp. z o.o.', 'Nordwind B.V.', 'Nordwind A/S',
    'ООО «Северный ветер»', 'Северный ветер, ООО', 'ЗАО Ветер', 'ПАО "Ветер"', 'АО Ветер', 'ТОВ «Вітер»', 'Вятър ЕООД',
    'Βόρειος Άνεμος Α.Ε.', 'Βόρειος Άνεμος ΑΕ', 'Βόρειος Άνεμος Ε.Π.Ε.', 'Άνεμος ΙΚΕ',
    '北风有限公司', '北风股份有限公司', '北風集團', '株式会社北風', '北風株式会社', '북풍 주식회사', '(주)북풍', 'บริษัท ลมเหนือ จำกัด', 'رياح الشمال ذ.م.م', 'רוח צפון בע"מ',
  ]
  for (const name of names) assert.ok(hasLegalForm(name), name)
})

test('names without a legal form, and a legal form alone, are none', () => {
  const names = ['Ada Muster', 'Ltd', 'Sandra Coe', '', 'Мария Петрова', 'ООО', 'Γιώργος Άνεμος', '王小明', '株式会社', '김민수', 'A. Muster', 'J. S. Bach']
  for (const name of names) assert.ok(!hasLegalForm(name), name)
})
