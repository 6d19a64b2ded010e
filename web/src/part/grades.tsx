import type { GradeLine } from '../../../src/app/server/api-types.ts'
import { Tag } from './say.tsx'

/** How persons grade where something comes from; two who differ stand side by side. */
export function Grades({ grades = [] }: { grades?: readonly GradeLine[] | undefined }) {
  return grades.map(({ sequence, code, words, by, reason }) => (
    <Tag key={sequence} tone="judged" title={`${words}. ${by}: ${reason}`}>
      {code}
    </Tag>
  ))
}
