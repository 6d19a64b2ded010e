/**
 * What a person says of a pair of entities. `none` is the absence of a judgement; `unsure` says that there is not
 * enough to tell.
 */
export type Judgement = 'positive' | 'negative' | 'unsure' | 'none'
