import { readdirSync, readFileSync } from 'node:fs'

/** Processor time of all processes below this one, in milliseconds: a browser is many. Linux tells it in hundredths of a second. */
export function childrenTimeMs(): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => readStat(name))
  const mine = new Set([process.pid])
  for (let found = true; found; ) {
    found = false
    for (const { pid, parent } of processes) {
      if (!mine.has(parent) || mine.has(pid)) continue
      mine.add(pid)
      found = true
    }
  }
  return processes.filter(({ pid }) => mine.has(pid) && pid !== process.pid).reduce((sum, { ticks }) => sum + ticks * 10, 0)
}

function readStat(name: string): { pid: number; parent: number; ticks: number }[] {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return [{ pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]
  } catch {
    // It has ended meanwhile.
    return []
  }
}
