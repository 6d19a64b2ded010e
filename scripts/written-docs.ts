import { caseCatalogue } from '../src/app/catalogue.ts'
import { failureCatalogue } from '../src/base/failure-catalogue.ts'
import { schemaExtension } from '../src/model/schema/extension.ts'
import { writeLimits } from './written-limits.ts'
import type { ViewSpec } from '../src/store/table.ts'

const byCode = 'This page is written from the code by `npm run docs`; a test fails when it is not true.'

/** The pages that are written from the code: path and text. */
export const writtenDocs: Readonly<Record<string, string>> = {
  'docs/views.md': writeViews(),
  'docs/failures.md': writeFailures(),
  'docs/schemata.md': writeSchemata(),
  'docs/limits.md': writeLimits(),
}

function writeViews(): string {
  const views = [...caseCatalogue.views].sort((a, b) => (a.name < b.name ? -1 : 1))
  return `# Views

What \`jackdaw query <case> "<sql>"\` reads: DuckDB SQL over these read-only views. The columns are a contract: a change of one is a breaking
change and stands in CHANGELOG.md. ${byCode}

Ids: an exhibit and a source entity have 32 hex digits, a statement 64. \`exhibit_id\` joins \`exhibits.id\`, \`entity_id\` joins \`entities.id\`,
\`canonical_id\` is the entity after resolution, \`run_id\` joins \`runs.id\`. Dates are ISO text with the precision that the source tells.
A locator says where in the exhibit a value stands; docs/locators.md tells its forms.

${views.map((view) => `- [${view.name}](#${view.name}): ${view.doc}`).join('\n')}

${views.map(writeView).join('\n')}`
}

function writeView(view: ViewSpec): string {
  const rows = view.columns.map((column) => `| \`${column.name}\` | ${column.type} | ${column.doc.replaceAll('|', '\\|')} |`)
  return `## ${view.name}\n\n${view.doc}\n\n| column | type | meaning |\n|---|---|---|\n${rows.join('\n')}\n`
}

function writeFailures(): string {
  const rows = Object.entries(failureCatalogue).map(([code, { exitCode, meaning }]) => `| \`${code}\` | ${exitCode} | ${meaning} |`)
  return `# Failures and exit codes

A command ends with 0 when it did what was asked, with 1 when it did and something does not hold (\`verify\`, \`check\`), and with the exit
code of the failure otherwise. With \`--json\`, a failure is \`{"failure": code, "message": ...}\` on standard output. ${byCode}

| code | exit | meaning |\n|---|---|---|\n${rows.join('\n')}\n`
}

function writeSchemata(): string {
  const schemata = Object.entries(schemaExtension).sort(([a], [b]) => (a < b ? -1 : 1))
  const parts = schemata.map(([name, schema]) => {
    const head = schema.label ? `${schema.description ?? schema.label} Inherits from ${(schema.extends ?? []).join(', ')}.` : 'Added to the schema of FollowTheMoney.'
    const edge = schema.edge ? ` Draws a link from \`${schema.edge.source}\` to \`${schema.edge.target}\` ("${schema.edge.label}").` : ''
    const rows = Object.entries(schema.properties).map(([property, { label, type, range }]) => {
      const kind = range ? `${type} (${range})` : type
      return `| \`${property}\` | ${kind} | ${label} |`
    })
    return `## ${name}\n\n${head}${edge}\n\n| property | type | meaning |\n|---|---|---|\n${rows.join('\n')}\n`
  })
  return `# Schemata of our own

Statements use the schemata of FollowTheMoney (https://followthemoney.tech). These are the words that it does not have. ${byCode}

${parts.join('\n')}`
}
