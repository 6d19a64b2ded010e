import type { KeptChart } from '../../../src/app/server/api-types.ts'
import { useAnswer } from '../ask.ts'
import { ChartDesk } from '../chart/chart-desk.tsx'
import { Failed, Loading } from '../part/say.tsx'
import type { ScreenProps } from '../screens.tsx'
import { words } from '../words/chart.ts'
import '../style/chart.css'

/** A chart of the case by name; without one the chart that was changed last. */
export function ChartScreen({ path }: ScreenProps) {
  const { answer, failure } = useAnswer<readonly KeptChart[]>(path[1] ? undefined : '/api/charts')
  if (failure) return <Failed failure={failure} />
  if (!path[1] && !answer) return <Loading />
  const last = [...(answer ?? [])].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1))[0]
  const name = path[1] ?? last?.name ?? `${words.open} 1`
  return <ChartDesk key={name} name={name} />
}
