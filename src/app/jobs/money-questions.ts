import { openCase } from '../../case/case.ts'
import { listRates } from '../../case/register/rates-register.ts'
import { readRates, type Rate } from '../../network/currency/rate-table.ts'
import { findBrokers, type Bridge, type Broker } from '../../network/find-brokers.ts'
import { findMotifs, type CaseMotif, type MotifSearch, type MotifSource } from '../../network/motif/find-motifs.ts'
import { findOwners, type Owners, type OwnersRequest } from '../../network/ownership/find-owners.ts'
import { comparePeriods, type Period, type PeriodComparison } from '../../network/period/compare-periods.ts'
import type { LinkFilter } from '../../network/read-graph.ts'
import { traceMoney, type TraceRequest, type Tracing } from '../../network/trace/trace-money.ts'
import { toCanonical, withStore } from './network-questions.ts'

/** Follows money through a built case. Throws `case.absent`, `case.not-built`, `usage`. */
export async function askTrace(casePath: string, request: TraceRequest): Promise<Tracing> {
  return withStore(casePath, (store) => traceMoney(store, request))
}

/** The rates of exchange that were given to a case and are in force. Throws `case.absent`. */
export async function readGivenRates(casePath: string): Promise<Rate[]> {
  const opened = await openCase(casePath)
  try {
    return listRates(opened.journal).flatMap(({ text, name, sequence }) => readRates(text, name, sequence))
  } finally {
    opened.close()
  }
}

/** Looks for motifs in the ledger or the links of a built case. Throws `case.absent`, `case.not-built`. */
export async function askMotifs(casePath: string, search: MotifSearch, source: MotifSource): Promise<{ readonly motifs: readonly CaseMotif[]; readonly isCut: boolean }> {
  return withStore(casePath, (store) => findMotifs(store, search, source))
}

/** Who owns and controls a company of a built case. Throws `case.absent`, `case.not-built`, `entity.absent`. */
export async function askOwners(casePath: string, request: OwnersRequest): Promise<Owners> {
  return withStore(casePath, async (store) => {
    const [company] = await toCanonical(store, [request.company, request.company])
    return findOwners(store, { ...request, company })
  })
}

/** Who and what alone holds parts of the network of a built case together. Throws `case.absent`, `case.not-built`. */
export async function askBrokers(
  casePath: string, search: LinkFilter & { readonly least?: number; readonly limit?: number },
): Promise<{ readonly brokers: readonly Broker[]; readonly bridges: readonly Bridge[] }> {
  return withStore(casePath, (store) => findBrokers(store, search))
}

/** The links of a built case in two periods. Throws `case.absent`, `case.not-built`. */
export async function askPeriods(
  casePath: string, periods: readonly [Period, Period], options: { readonly schemata?: readonly string[] | undefined; readonly limit?: number },
): Promise<PeriodComparison> {
  return withStore(casePath, (store) => comparePeriods(store, periods, options))
}
