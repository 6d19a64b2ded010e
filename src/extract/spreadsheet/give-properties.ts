import { exhibitEntityId } from '../../model/entity-id.ts'
import { formatLocator, wholeExhibit } from '../../model/locator.ts'
import type { ExtractInput, ExtractSink } from '../contract.ts'
import { StatementWriter } from '../document/statement-writer.ts'
import type { DocumentProperty } from './document-properties.ts'

/** States the properties of a workbook on the exhibit's document entity; those that no property fits become text. */
export function giveProperties(properties: readonly DocumentProperty[], input: ExtractInput, sink: ExtractSink): void {
  const writer = new StatementWriter(input.settings)
  const workbook = { id: exhibitEntityId(input.exhibit), schema: 'Workbook' }
  const name = input.path.slice(input.path.lastIndexOf('/') + 1)
  if (name) writer.state(workbook, 'fileName', name, formatLocator(wholeExhibit))
  for (const { name: field, text, property } of properties) {
    const span = { text, locator: formatLocator({ kind: 'field', name: field }) }
    if (property) writer.write(workbook, property, { span })
    else sink.text(span)
  }
  for (const draft of writer.statements) sink.statement(draft)
  for (const problem of writer.problems) sink.problem(problem)
}
