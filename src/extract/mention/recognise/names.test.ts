import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findNames } from './names.ts'

const cases: readonly (readonly [text: string, ...found: string[]])[] = [
  ['Yesterday Dr. Mira Tolland met Minister Osk.', 'person Mira Tolland', 'person Osk'],
  ['"We saw it," said Velka Ostrand, a nurse. Ostrand left.', 'person Velka Ostrand', 'person Ostrand'],
  ['Among them was Brelo Vantis, 23, of no town.', 'person Brelo Vantis'],
  ['The Harbour Bank paid what it owed to Tarn Shipping Ltd. and later on to Quill & Sons.', 'organisation Harbour Bank', 'organisation Tarn Shipping Ltd', 'organisation Quill & Sons'],
  ['The Ministry of Health and Safety answered.', 'organisation Ministry of Health and Safety'],
  ['The Watchers of Orel (WOO) met. Later WOO left.', 'organisation Watchers of Orel', 'organisation WOO', 'organisation WOO'],
  ['They live in Vorna, near Lake Osk, at 547 N. Quill Ave today.', 'place Vorna', 'place Lake Osk', 'place 547 N. Quill Ave'],
  ['The office is in Tarnstra\u00dfe 12.', 'place Tarnstra\u00dfe 12'],
  ['However he was late. Nobody came on Monday in January.', ],
  ['Big Fire Burns Old Harbour Down Again', ],
  ['the anna quill of small letters', ],
  ['Anna Quill lives here.', 'person Anna Quill'],
  ['We gave it to Velka Ostrand there.', 'person Velka Ostrand'],
  ['The red Car Key was lost. A car key!', ],
  ['By Anna Quill\nLOCATION: VORNA, Osk', 'person Anna Quill', 'place VORNA'],
  ['', ],
]
for (const [text, ...found] of cases) {
  test(`names in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(findNames(text).map((one) => `${one.kind} ${text.slice(one.start, one.end)}`), found)
  })
}
