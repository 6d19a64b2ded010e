import type { ScreenProps } from '../screens.tsx'
import { Viewer } from '../viewer/viewer.tsx'
import { ExhibitsScreen } from './exhibits.tsx'

/** One exhibit in full; without a number, their list. */
export function ExhibitScreen({ path, query }: ScreenProps) {
  const number = path[1]
  return number ? <Viewer key={number} exhibit={number} at={query['at']} face={query['face']} isWhole /> : <ExhibitsScreen query={query} />
}
