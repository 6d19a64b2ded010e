import type { ColumnRole } from '../plan/column-role.ts'
import type { LinkagePlan } from '../plan/linkage-plan.ts'

/** A way in which two things that are not the same share more than strangers do. */
export interface KinClass {
  readonly name: string
  /** For each comparison, whether its field is shared in this way; the others agree as among strangers. */
  readonly shared: readonly boolean[]
}

const places: readonly ColumnRole[] = ['address', 'postcode', 'place', 'category']
/** Roles that people of one household, and firms of one address, share. What else is compared is a record's own. */
const households: readonly ColumnRole[] = [...places, 'family-name', 'phone', 'organisation']

/** The classes, and the role that a table must have for them beside those of a household; two fields at least are then a record's own. */
const classes: readonly { readonly name: string; readonly roles: readonly ColumnRole[]; readonly own?: ColumnRole }[] = [
  { name: 'household', roles: households },
  { name: 'neighbours', roles: places },
  { name: 'twins', roles: [...households, 'birth-date'], own: 'birth-date' },
  { name: 'namesakes of a house', roles: [...households, 'given-name'], own: 'given-name' },
]

/** The classes that a plan has fields for: each shares two of them at least, and leaves one that is not shared. */
export function kinClassesOf(plan: LinkagePlan): KinClass[] {
  const roles = plan.comparisons.map(({ field }) => plan.fields.find((one) => one.name === field)!.role)
  const owned = roles.filter((role) => !households.includes(role)).length
  return classes
    .filter(({ own }) => own === undefined || (owned >= 2 && roles.includes(own)))
    .map(({ name, roles: of }) => ({ name, shared: roles.map((role) => of.includes(role)) }))
    .filter(({ shared }) => shared.filter((one) => one).length >= 2 && shared.includes(false) && owned >= 1)
}
