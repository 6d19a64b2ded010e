import { accountStatement } from './account-statement.ts'
import { callRecords, subscribers } from './call-records.ts'
import { cardHolders, cardPayments, loyaltyUses, purchases } from './card-payments.ts'
import { companyRegister, directorships, ownerships } from './companies.ts'
import { gpsTrack, vehicleAssignment } from './gps-track.ts'
import { invoices } from './invoices.ts'
import { mailHeaders } from './mail-headers.ts'
import { graphEdges, graphNodes, icijNodes } from './nodes-and-edges.ts'
import { namedList, personList, staffList } from './people.ts'
import type { Profile } from './profile.ts'
import { records } from './records.ts'
import { chat, countryTable, placeTable, reportFeed } from './reports.ts'
import { bankTransfers, icijConnections, icijFlaggedTransfers, numberedAccounts, transactionNetwork } from './transfers.ts'

/** Every ready profile, in order of preference where two fit equally well. */
export const allProfiles: readonly Profile[] = [
  accountStatement,
  callRecords,
  subscribers,
  cardPayments,
  loyaltyUses,
  gpsTrack,
  mailHeaders,
  vehicleAssignment,
  staffList,
  directorships,
  ownerships,
  companyRegister,
  invoices,
  icijFlaggedTransfers,
  icijConnections,
  bankTransfers,
  transactionNetwork,
  numberedAccounts,
  reportFeed,
  chat,
  purchases,
  cardHolders,
  records,
  icijNodes,
  graphNodes,
  graphEdges,
  placeTable,
  countryTable,
  personList,
  namedList,
]
