import { traceMoney, type TraceRequest, type Tracing } from '../../network/trace/trace-money.ts'
import { withStore } from './network-questions.ts'

/** Follows money through a built case. Throws `case.absent`, `case.not-built`, `usage`. */
export async function askTrace(casePath: string, request: TraceRequest): Promise<Tracing> {
  return withStore(casePath, (store) => traceMoney(store, request))
}
