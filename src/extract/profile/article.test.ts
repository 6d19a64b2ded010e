import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle } from './article.ts'
import { misplaced, profileInput, statedBy } from './fixtures/read-text.ts'

const cases: readonly { name: string; text: string; states: readonly string[]; problems?: readonly string[] }[] = [
  {
    name: 'labels with blank lines between and CR LF',
    text: 'SOURCE: The Harbour Times\r\n\r\nTITLE: Ferry lost \r\n\r\n \r\nPUBLISHED: 2005/04/06\r\n\r\nLOCATION: PORT ELM, Norland \r\n\r\nA ferry was lost.',
    states: [
      'Article.publisher=The Harbour Times',
      'Article.title=Ferry lost',
      'Article.publishedAt=2005-04-06',
      'Article.address=PORT ELM, Norland',
    ],
  },
  {
    name: 'another order and a date in words',
    text: 'SOURCE: The Harbour Times\nPUBLISHED: 21 January 2014\nAUTHOR: Ilse Brandt\nTITLE: Ferry found\n\nIt was found.',
    states: [
      'Article.publisher=The Harbour Times',
      'Article.publishedAt=2014-01-21',
      'Article.author=Ilse Brandt',
      'Article.title=Ferry found',
    ],
  },
  {
    name: 'the author in the line of publication, the date below',
    text: 'SOURCE: Norland Post\nTITLE: Blog\nPUBLISHED: By Ole Varga\n20 January 2014\n\n1255 - no news.',
    states: ['Article.publisher=Norland Post', 'Article.title=Blog', 'Article.publishedAt=2014-01-20', 'Article.author=Ole Varga'],
  },
  {
    name: 'a blank missing in the date, a clock after it',
    text: 'SOURCE: Norland Post\nTITLE: A\nPUBLISHED: 13June 2010  1405\n\nText.',
    states: ['Article.publisher=Norland Post', 'Article.title=A', 'Article.publishedAt=2010-06-13'],
  },
  {
    name: 'values one line off their labels',
    text: 'SOURCE: Norland Post\nTITLE: Ole Varga\nAUTHOR: 7 September 2012\nPUBLISHED: CROWDS IN PORT ELM\n\nText.',
    states: ['Article.publisher=Norland Post', 'Article.title=Ole Varga', 'Article.publishedAt=2012-09-07'],
    problems: ['article.header-displaced'],
  },
  {
    name: 'no title and no date',
    text: 'SOURCE: Norland Post\n\nPUBLISHED: yesterday\n\nText.',
    states: ['Article.publisher=Norland Post'],
    problems: ['article.undated', 'article.untitled'],
  },
]

for (const { name, text, states, problems = [] } of cases) {
  test(`an article with ${name}`, () => {
    const input = profileInput(text)
    assert.deepEqual(statedBy(readArticle, input), states)
    assert.deepEqual(
      readArticle(input)?.problems.map((problem) => problem.code),
      problems,
    )
    assert.deepEqual(misplaced(readArticle, input), [])
  })
}

test('a memo, a mail and a text that speaks of a source are no articles', () => {
  for (const text of [
    'DATE: 2014/01/20\nTO: all\nSUBJECT: lunch',
    'TITLE: Minutes\nPresent: all',
    'We asked.\nSOURCE: a friend\nTITLE: none',
    'SOURCE: somebody',
  ]) {
    assert.equal(readArticle(profileInput(text)), undefined, text)
  }
})
