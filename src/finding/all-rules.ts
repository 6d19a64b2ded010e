import type { FindingRule } from './rule.ts'
import { cardPresenceRule } from './rule/card-presence.ts'
import { cardWithoutLoyaltyRule } from './rule/card-without-loyalty.ts'
import { circularFlowRule } from './rule/circular-flow.ts'
import { circularTransfersRule } from './rule/circular-transfers.ts'
import { contradictionRule } from './rule/contradiction.ts'
import { equalBytesRule, equalTextRule } from './rule/equal-exhibits.ts'
import { failedSignRule } from './rule/failed-sign.ts'
import { firstLastEventRule } from './rule/first-last-event.ts'
import { givenExhibitsRule, unreadExhibitsRule } from './rule/given-exhibits.ts'
import { invoiceWithoutPaymentRule } from './rule/invoice-without-payment.ts'
import { largestMovementsRule } from './rule/largest-movements.ts'
import { missingPagesRule } from './rule/missing-pages.ts'
import { missingNumbersRule } from './rule/missing-numbers.ts'
import { moneyTotalsRule } from './rule/money-totals.ts'
import { mostLinkedRule } from './rule/most-linked.ts'
import { readingProblemsRule } from './rule/reading-problems.ts'
import { returnFlowRule } from './rule/return-flow.ts'
import { sharedSurnamesRule } from './rule/shared-surnames.ts'
import { handsetNumbersRule, numberHandsetsRule } from './rule/handset-use.ts'
import { nightStayRule } from './rule/night-stay.ts'
import { numberChangeRule } from './rule/number-change.ts'
import { toldByManyRule } from './rule/told-by-many.ts'
import { transferOneSidedRule } from './rule/transfer-one-sided.ts'
import { unmappedColumnsRule } from './rule/unmapped-columns.ts'
import { weakJoinRule } from './rule/weak-join.ts'

/** Every rule of the house, in the order in which findings stand inside a chapter. */
export const allRules: readonly FindingRule[] = [
  givenExhibitsRule, unreadExhibitsRule, readingProblemsRule, unmappedColumnsRule,
  toldByManyRule, weakJoinRule,
  mostLinkedRule,
  contradictionRule,
  failedSignRule, missingNumbersRule, missingPagesRule, equalTextRule, equalBytesRule,
  moneyTotalsRule, largestMovementsRule, returnFlowRule, circularFlowRule, circularTransfersRule, transferOneSidedRule,
  cardWithoutLoyaltyRule, invoiceWithoutPaymentRule,
  handsetNumbersRule, numberHandsetsRule, numberChangeRule, sharedSurnamesRule,
  firstLastEventRule, nightStayRule, cardPresenceRule,
]
