import { Html } from './html.ts'

/** The style of a dossier, on screen and on paper; `foot` stands at the foot of every printed page. */
export function style(foot: string): Html {
  const quoted = foot.replace(/[\\"\n<]/g, ' ')
  return new Html(`
:root { --ink: #1b1f24; --soft: #5b6570; --line: #d9dee3; --paper: #fff; --mark: #ffe9a8; --link: #1f4f82; --tint: #f5f7f9; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.5rem 6rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "DejaVu Sans", sans-serif; }
h1 { font-size: 2.1rem; line-height: 1.15; margin: 0 0 1.2rem; }
h2 { font-size: 1.35rem; margin: 2.6rem 0 .8rem; padding-top: .6rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1rem; margin: 1.6rem 0 .4rem; overflow-wrap: anywhere; }
h4 { font-size: .82rem; margin: .8rem 0 .2rem; color: var(--soft); font-weight: 600; }
.kicker { text-transform: uppercase; letter-spacing: .12em; font-size: .75rem; color: var(--soft); margin: 0; }
dl { display: grid; grid-template-columns: 9rem 1fr; gap: .35rem 1rem; margin: 0 0 1.2rem; }
dt { color: var(--soft); } dd { margin: 0; }
aside { background: var(--tint); border-left: 3px solid var(--link); padding: .6rem 1rem; margin: 1rem 0; }
aside p { margin: .4rem 0; }
code, pre { font: .86em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--tint); padding: .6rem .8rem; margin: .3rem 0; }
a { color: var(--link); } nav ol { columns: 2; padding-left: 1.4rem; margin: 0; }
.numbers { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.2rem, 1fr)); gap: .5rem; margin: 1.6rem 0; }
.numbers div { background: var(--tint); padding: .5rem .7rem; } .numbers b { display: block; font-size: 1.2rem; }
.numbers span { color: var(--soft); font-size: .78rem; }
.findings { padding-left: 2.2rem; } .findings > li { margin: 0 0 1.1rem; break-inside: avoid; } .findings p { margin: 0 0 .2rem; }
.sources, .innocent { font-size: .84rem; color: var(--soft); } .innocent { font-style: italic; }
.cite { white-space: nowrap; margin-right: .5em; } details summary { cursor: pointer; font-size: .84rem; color: var(--soft); }
.tag { font-size: .7rem; border: 1px solid var(--line); border-radius: 2px; padding: 0 .35em; color: var(--soft); white-space: nowrap; }
.tag.machine { background: #eef3f8; border-color: #b9cbdd; color: var(--link); }
table { border-collapse: collapse; width: 100%; font-size: .86rem; margin: .3rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .22rem .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 600; } .number { text-align: right; } .number, .tight { white-space: nowrap; overflow-wrap: normal; }
table.small { font-size: .74rem; } table.small td { padding: .12rem .4rem; }
table.sides td:first-child { width: 55%; font-weight: 600; } .wide { overflow-x: auto; } table.row { font-size: .74rem; }
tr:has(a:target) { outline: 2px solid var(--link); } table.row td { overflow-wrap: normal; }
.cited, mark { background: var(--mark); }
blockquote { margin: .2rem 0 .8rem; padding: .4rem .8rem; border-left: 2px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere;
  font-size: .88rem; max-height: 24rem; overflow: auto; }
.facts { font-size: .78rem; color: var(--soft); margin: 0; overflow-wrap: anywhere; }
.excerpt:target { outline: 2px solid var(--link); outline-offset: 4px; }
figure { margin: .4rem 0 .8rem; break-inside: avoid; } figure img { max-width: 100%; max-height: 34rem; border: 1px solid var(--line); background: #fff; }
figcaption { font-size: .78rem; color: var(--soft); }
.sheet { margin-bottom: 2rem; } .check { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .9rem; margin: .8rem 0; break-inside: avoid; }
.check p { margin: .2rem 0; } .check table.sides { margin: .3rem 0; } .check table.sides th { width: 6rem; } .check table.sides td:first-child { font-weight: 400; }
.outcome { font-size: .72rem; font-weight: 700; text-transform: uppercase; letter-spacing: .04em; padding: .05em .45em;
  border: 1px solid currentcolor; border-radius: 2px; white-space: nowrap; }
.outcome.fail { color: #9c2b1f; } .outcome.undetermined { color: #7a5a00; } .outcome.known-deviation { color: var(--link); } td .facts { font-size: .68rem; }
@page { size: A4; margin: 18mm 16mm 20mm;
  @bottom-left { content: "${quoted}"; font: 6.5pt "DejaVu Sans Mono", monospace; color: #5b6570; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt "DejaVu Sans", sans-serif; color: #5b6570; } }
@media print { body { max-width: none; padding: 0; font-size: 9.5pt; } details:not([open]) > *:not(summary) { display: none; }
  .findings .query { display: none; } blockquote { max-height: none; } .wide { overflow: visible; } table.row td { overflow-wrap: anywhere; }
  h2 { break-after: avoid; } tr { break-inside: avoid; } }
@media (prefers-color-scheme: dark) { @media screen { :root { --ink: #e7eaee; --soft: #9aa5b1; --line: #343b44; --paper: #14171b; --mark: #5c4a12;
  --link: #8fbcec; --tint: #1c2127; } .tag.machine { background: #1d2b3a; border-color: #33506d; }
  .outcome.fail { color: #f0a095; } .outcome.undetermined { color: #e3c46a; } } }
`)
}
