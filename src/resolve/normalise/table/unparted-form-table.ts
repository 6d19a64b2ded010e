/**
 * Legal forms of scripts that part no words, as written, the longest first. Made by scripts/name-tables from
 * opensanctions/rigour `resources/names/org_types.yml` (MIT).
 */
export const unpartedFormTable: readonly string[] = [
  '有限責任事業組合',
  '股份有限公司',
  '任意組合',
  '兩合公司',
  '匿名組合',
  '合同会社',
  '合名会社',
  '合資会社',
  '有限会社',
  '有限公司',
  '株式会社',
  '無限公司',
  '유한회사',
  '주식회사',
  '(유)',
  '有限',
]
