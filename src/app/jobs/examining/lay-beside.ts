import { allExaminers } from '../../../examine/document/all-examiners.ts'
import type { DocumentExaminer } from '../../../examine/document/document-examiner.ts'
import type { ExhibitReading } from '../reading/exhibit-reading.ts'

/** An exhibit needs no more than this many others beside it; what is named beyond is not given. */
const mostCompanions = 200

/**
 * For each exhibit those of the same folder that an examiner names for it. Of several of one path, the one received last
 * counts: a folder handed over again replaces what it held.
 */
export function layBeside(readings: readonly ExhibitReading[], examiners: readonly DocumentExaminer[] = allExaminers): (of: ExhibitReading) => ExhibitReading[] {
  const naming = examiners.filter((examiner) => examiner.companionsOf)
  if (naming.length === 0) return () => []
  const folders = Map.groupBy(readings, folderOf)
  const laid = new Map([...folders].map(([folder, inside]) => [folder, new Map(inside.map((reading) => [reading.exhibit.path, reading]))]))
  const paths = new Map([...laid].map(([folder, byPath]) => [folder, [...byPath.keys()]]))
  return (of) => {
    const folder = folderOf(of)
    const { path, id } = of.exhibit
    const named = new Set(naming.flatMap((examiner) => examiner.companionsOf?.(path, paths.get(folder) ?? []) ?? []))
    const found = [...named].flatMap((name) => laid.get(folder)?.get(name) ?? [])
    return found.filter(({ exhibit }) => exhibit.id !== id && exhibit.path !== path).slice(0, mostCompanions)
  }
}

function folderOf({ exhibit }: ExhibitReading): string {
  return `${exhibit.parent ?? ''}:${exhibit.path.slice(0, exhibit.path.lastIndexOf('/') + 1)}`
}
