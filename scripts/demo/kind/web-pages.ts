import { writeDay } from '../day.ts'
import type { DemoCase } from '../demo-case.ts'
import { asksText } from '../question.ts'
import { addressOf, companies, type Company, type CompanyKey } from '../world/company.ts'
import { nameOf, persons } from '../world/person.ts'
import { holdings, isCompany, offices } from './company-register.ts'

/** Web pages as a browser saved them: the public register, a newspaper, a firm's own site. */
export function writeWebPages({ folder, key }: DemoCase): void {
  for (const name of ['quillmere', 'ostrivane', 'brundelund', 'darRimah'] as const) {
    folder.add(`web/register-${companies[name].registerNo.toLowerCase()}.html`, registerPage(name))
  }
  for (const article of articles) folder.add(`web/courier-${article.date}.html`, articlePage(article))
  folder.add('web/quillmere-home.html', homePage(companies.quillmere))
  key.plant({
    id: 'article-halcyr', kind: 'hidden-place', where: ['web/courier-2024-04-11.html'],
    expect: 'The newspaper says that nobody has seen a Quillmere surveyor in the port.',
    sql: asksText('web/courier-2024-04-11.html', ['nobody in the port has met a surveyor of Quillmere']),
  })
}

function registerPage(name: CompanyKey): string {
  const company: Company = companies[name]
  const officers = offices.filter((office) => office.company === name)
  const owners = holdings.filter((holding) => holding.owned === name)
  return page(`${company.name} - Company Register`, 'https://register.example/company', [
    `<h1>${escape(company.name)}</h1>`,
    '<table class="facts">',
    ...[
      ['Register number', company.registerNo], ['Legal form', company.legalForm], ['Incorporated', writeDay(company.incorporated, 'words')],
      ['Registered address', addressOf(company)], ['Activity', company.activity],
    ].map(([label = '', value = '']) => `<tr><th scope="row">${label}</th><td>${escape(value)}</td></tr>`),
    '</table>', '<h2>Officers</h2>', '<table><tr><th>Name</th><th>Role</th><th>Since</th></tr>',
    ...officers.map((office) => `<tr><td>${escape(nameOf(persons[office.person]))}</td><td>${office.role}</td><td>${office.since}</td></tr>`),
    '</table>', '<h2>Holders of shares</h2>', '<table><tr><th>Holder</th><th>Per cent</th><th>Since</th></tr>',
    ...owners.map((holding) =>
      `<tr><td>${escape(isCompany(holding.owner) ? companies[holding.owner].name : nameOf(persons[holding.owner]))}</td><td>${holding.percent}</td><td>${holding.since}</td></tr>`),
    '</table>', '<p class="foot">Saved 26 June 2024. The register does not warrant completeness.</p>',
  ])
}

interface Article {
  readonly date: string
  readonly title: string
  readonly paragraphs: readonly string[]
}

const articles: readonly Article[] = [
  {
    date: '2024-03-02', title: 'Coaster strikes quay at Karsten Bay',
    paragraphs: [
      'The coaster Aurelia Norde of Aurelde Line struck the eastern quay at Karsten Bay on Thursday evening in a strong gust.',
      'Nobody was hurt. The vessel is insured with Tarvessa Marine Assurance in Port Velna, which has sent a surveyor.',
    ],
  },
  {
    date: '2024-04-11', title: 'Who surveys the surveyors?',
    paragraphs: [
      'Marine survey is a small trade in Valdoria. Pieter Halcyr of Dunmarrow has been at it for thirty years.',
      'He says that nobody in the port has met a surveyor of Quillmere, a firm that was registered in Sarnholm in 2021.',
      'Quillmere did not answer a letter of this newspaper. Its address at 22 Ropewalk is a letter box.',
    ],
  },
  {
    date: '2024-06-19', title: 'Tarvessa expects a steady half-year',
    paragraphs: [
      'Yannic Prévolt, managing director of Tarvessa Marine Assurance, expects premium income on the level of last year.',
      'A subordinated loan has strengthened the own funds, he said. He did not name the lender.',
    ],
  },
]

function articlePage(article: Article): string {
  return page(`${article.title} | Port Velna Courier`, 'https://courier.example/', [
    '<header><strong>Port Velna Courier</strong></header>', `<h1>${escape(article.title)}</h1>`,
    `<p class="date"><time datetime="${article.date}">${writeDay(article.date, 'words')}</time></p>`,
    ...article.paragraphs.map((text) => `<p>${escape(text)}</p>`),
    '<aside><a href="https://courier.example/weather">Weather</a> <a href="https://courier.example/tides">Tides</a></aside>',
  ])
}

function homePage(company: Company): string {
  return page(`${company.name}`, `https://www.${company.domain}/`, [
    `<h1>${escape(company.stem)}</h1>`, '<p>Global freight. Local care. Since 1988.</p>',
    `<p>${escape(addressOf(company))}</p>`, `<p>Write to <a href="mailto:info@${company.domain}">info@${company.domain}</a></p>`,
    '<script>var visits = 12</script>',
  ])
}

function page(title: string, saved: string, body: readonly string[]): string {
  return [
    '<!DOCTYPE html>', `<!-- saved from url=${saved} -->`, '<html lang="en">', '<head>', '<meta charset="utf-8">', `<title>${escape(title)}</title>`,
    '<style>body { font-family: serif; max-width: 40em }</style>', '</head>', '<body>', ...body, '</body>', '</html>', '',
  ].join('\n')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
