import type { Leg, LegIndex } from './motif-legs.ts'

/**
 * Whether a leg is unlike what its giver pays to others: at least so many times the median of those, or so many times less. With no
 * payment to others there is nothing to be unlike.
 */
export function unlikeOthers({ legs, leaving }: LegIndex, times: number): (leg: Leg) => boolean {
  if (times <= 1) return () => true
  const known = new Map<string, number | undefined>()
  const medianToOthers = ({ from, to }: Leg) => {
    const key = `${from} ${to}`
    if (!known.has(key)) known.set(key, median((leaving.get(from) ?? []).map((number) => legs[number]!).filter((leg) => leg.to !== to).map(({ amount }) => amount)))
    return known.get(key)
  }
  return (leg) => {
    const usual = medianToOthers(leg)
    return usual !== undefined && (leg.amount >= usual * times || leg.amount * times <= usual)
  }
}

function median(amounts: number[]): number | undefined {
  return amounts.sort((a, b) => a - b)[amounts.length >> 1]
}
