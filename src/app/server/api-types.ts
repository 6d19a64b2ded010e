/**
 * What the server answers, as the browser client reads it: the whole contract between the two. Values that come from
 * evidence carry the place they were read at. Types alone, which import nothing of the house.
 */

/** Lists, places, names and sums, which the others are made of. */
export type * from './answer/list-answer.ts'
/** The case as a whole. */
export type * from './answer/case-answer.ts'
/** Exhibits and what they show. */
export type * from './answer/exhibit-answer.ts'
/** Places in exhibits, and what was read there. */
export type * from './answer/place-answer.ts'
/** Canonical entities. */
export type * from './answer/entity-answer.ts'
/** Links, events and movements of money. */
export type * from './answer/network-answer.ts'
/** Findings, contradictions and signs. */
export type * from './answer/finding-answer.ts'
/** Grades, the schedule of material, what speaks against, second looks. */
export type * from './answer/beside-answer.ts'
/** What changes while a client is open, and how far a build is. */
export type * from './answer/change-answer.ts'
/** Search and SQL. */
export type * from './answer/question-answer.ts'
/** Files handed over, and how tables are read. */
export type * from './answer/intake-answer.ts'
/** Pairs to be judged, their evidence, and why the machine holds them so. */
export type * from './answer/review-answer.ts'
/** What persons judged. */
export type * from './answer/judgement-answer.ts'
/** Charts of links. */
export type * from './answer/chart-answer.ts'
/** Timeline, map, trends and flows of money. */
export type * from './answer/time-answer.ts'
/** Who works here, the people of a case, and what they use it for. */
export type * from './answer/session-answer.ts'
