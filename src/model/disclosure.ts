/** What a person says of an exhibit in the schedule of material. The last word counts. */
export interface DisclosureReason {
  /** Id of the exhibit. */
  readonly exhibit: string
  readonly reason: string
  /** Whether it is listed as sensitive. */
  readonly sensitive: boolean
  readonly by: string
  /** ISO instant in UTC. */
  readonly at: string
}

/** What a person says of an item that speaks against the case. It stands beside the item and takes nothing away. */
export interface AdverseExplanation {
  /** Id of the item in the view `adverse`. */
  readonly item: string
  /** Hash of what the item said when it was explained (`adverse.content`): another now, and the explanation is stale. */
  readonly content: string
  readonly text: string
  readonly by: string
  readonly at: string
}
