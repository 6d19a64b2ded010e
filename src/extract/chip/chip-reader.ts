import { sourceEntityId } from '../../model/entity-id.ts'
import type { Problem } from '../../model/problem.ts'
import type { ExtractInput } from '../contract.ts'
import type { DocumentReading } from '../document/document-reading.ts'
import { spanOf } from '../document/span.ts'
import { StatementWriter, type DraftEntity } from '../document/statement-writer.ts'
import { describeElement } from './chip-element.ts'
import { readChipFile, type ChipFile } from './chip-file.ts'
import { chipText, type ChipLine } from './chip-text.ts'

/** Media type of a file of a chip; there is no registered one. */
export const chipMediaType = 'application/x-emrtd'

/**
 * Reads one file of a chip: the zone of DG1 as text, in which the profile of identity documents finds its fields, the
 * details of DG11 and DG12 as statements, the signed hashes as text. A picture of a face, finger, iris or signature is
 * told by its size alone and never looked into.
 */
export async function readChip(input: ExtractInput): Promise<DocumentReading> {
  const bytes = await input.source.all(input.limits.maxBytesInMemory)
  const file = readChipFile(bytes)
  const lines = chipText(file)
  const writer = writeDetails(input, file, lines)
  return {
    facts: { mediaType: chipMediaType },
    sections: [{ text: lines.map(lineText).join('\n') }],
    statements: writer.statements,
    problems: [...paddingProblem(file), ...writer.problems],
  }
}

function writeDetails(input: ExtractInput, file: ChipFile, lines: readonly ChipLine[]): StatementWriter {
  const writer = new StatementWriter(input.settings)
  const text = lines.map(lineText).join('\n')
  const entities: Record<'Person' | 'IdentityDocument', DraftEntity> = {
    Person: { id: sourceEntityId(input.exhibit, 'holder', file.element), schema: 'Person' },
    IdentityDocument: { id: sourceEntityId(input.exhibit, 'identity', file.element), schema: 'IdentityDocument' },
  }
  let at = 0
  for (const line of lines) {
    const start = at + (line.label === undefined ? 0 : line.label.length + 2)
    const span = line.property && spanOf({ text, locator: 'whole' }, start, start + line.value.length)
    if (line.property && span) writer.write(entities[line.property.schema], line.property.name, { span, raw: line.property.raw })
    at += lineText(line).length + 1
  }
  return writer
}

function lineText({ label, value }: ChipLine): string {
  return label === undefined ? value : `${label}: ${value}`
}

function paddingProblem({ element, trailing }: ChipFile): Problem[] {
  if (trailing.length === 0) return []
  const message = `${trailing.length} bytes stand after the end of ${describeElement(element)}; they were not read. The program that read the chip may have left padding.`
  return [{ code: 'chip.padding', severity: 'information', message }]
}
