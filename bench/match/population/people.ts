import type { Random } from '../../../scripts/demo/random.ts'
import type { Culture } from './culture.ts'
import { drawDay, drawPattern, drawSkewed, two } from './draw.ts'
import type { Address, Identity, Stage } from './identity.ts'
import { addressIn, drawAddress } from './place.ts'
import { romanise } from './script.ts'

const lastYear = 2008
const mailHosts = ['mail.example', 'post.example', 'inbox.example', 'letters.example', 'home.example']

/**
 * A household: one or two adults, their children, sometimes twins, sometimes a son with his father's name; one address,
 * often one line, one family name or two. Everybody's data stand near each other, so that a clerk can take the wrong one.
 */
export function drawHousehold(random: Random, culture: Culture, scale: number): Identity[] {
  const family = drawFamily(random, culture)
  const home = drawAddress(random, culture, scale)
  const line = random.chance(0.55) ? drawPhone(random, culture) : ''
  const parentYear = random.whole(1935, 1985)
  const make = (traits: Partial<Traits>): Identity => drawPerson(random, culture, { family, home, line, scale, born: drawDay(random, parentYear - 3, parentYear + 3), ...traits })
  const adults = [make({ isWoman: random.chance(0.5) })]
  if (random.chance(0.6)) {
    const own = random.chance(0.35) ? drawFamily(random, culture) : family
    adults.push(make({ isWoman: !adults[0]!.isWoman, family: own, maiden: own === family && random.chance(0.6) ? drawFamily(random, culture) : '' }))
  }
  const household = [...adults, ...drawChildren(random, { parentYear, father: adults.find(({ isWoman }) => !isWoman), make })]
  for (const person of household) person.near.push(...household.filter((other) => other !== person))
  return household
}

interface Traits {
  readonly family: string
  readonly home: Address
  readonly line: string
  readonly scale: number
  readonly born: string
  readonly isWoman: boolean
  readonly given: readonly string[]
  readonly maiden: string
}

interface Children {
  readonly parentYear: number
  readonly father: Identity | undefined
  readonly make: (traits: Partial<Traits>) => Identity
}

function drawChildren(random: Random, { parentYear, father, make }: Children): Identity[] {
  const children: Identity[] = []
  const count = random.chance(0.5) ? random.whole(1, 3) : 0
  for (let child = 0; child < count; child++) {
    const born = drawDay(random, Math.min(parentYear + 22, lastYear), Math.min(parentYear + 38, lastYear))
    const isWoman = random.chance(0.5)
    const given = !isWoman && father && random.chance(0.08) ? father.given : undefined
    children.push(make({ born, isWoman, ...(given ? { given } : {}) }))
    // Twins: born on one day, and often called alike.
    if (random.chance(0.025)) children.push(make({ born, isWoman: random.chance(0.75) ? isWoman : !isWoman }))
  }
  return children
}

function drawPerson(random: Random, culture: Culture, traits: Partial<Traits> & Pick<Traits, 'family' | 'home' | 'line' | 'scale' | 'born'>): Identity {
  const isWoman = traits.isWoman ?? false
  const given = traits.given ?? drawGiven(random, culture, isWoman)
  const family = isWoman ? womansFamily(culture, traits.family) : traits.family
  const phones = drawPhones(random, culture, traits.line)
  const now: Stage = { family, address: traits.home, phones, emails: drawEmails(random, { culture, given: given[0]!, family, born: traits.born }) }
  return {
    kind: 'person', culture, given, isWoman, born: traits.born, idNumber: drawPattern(random, 'A99999999'), legalForm: [], near: [],
    stages: [...drawEarlier(random, { culture, now, isWoman, traits }), now],
  }
}

/** What an earlier stage is drawn from. */
interface Today {
  readonly culture: Culture
  readonly now: Stage
  readonly isWoman: boolean
  readonly traits: Partial<Traits> & { readonly scale: number }
}

/** Up to two earlier stages: another address with other telephones, at marriage another name; what changes, changes together. */
function drawEarlier(random: Random, { culture, now, isWoman, traits }: Today): Stage[] {
  const stages: Stage[] = []
  let later = now
  for (let moves = random.chance(0.35) ? random.whole(1, 2) : 0; moves > 0; moves--) {
    const city = random.chance(0.6) ? culture.cities.indexOf(later.address.city) : Math.floor(culture.cities.length * random.next() ** 2)
    const address = addressIn(random, culture, { city, scale: traits.scale })
    const phones = random.chance(0.5) ? [drawPhone(random, culture)] : later.phones
    later = { family: later.family, address, phones, emails: random.chance(0.4) ? [] : later.emails }
    stages.unshift(later)
  }
  if (traits.maiden) stages.unshift({ ...later, family: isWoman ? womansFamily(culture, traits.maiden) : traits.maiden })
  return stages
}

function drawGiven(random: Random, culture: Culture, isWoman: boolean): string[] {
  const names = isWoman ? culture.women : culture.men
  const first = drawSkewed(random, names, 1.5)
  if (culture.script === 'han' || !random.chance(0.35)) return [first]
  return [first, drawSkewed(random, names, 1.2)]
}

/** A family name: half the people share the common ones, the rest bear names put together from parts. */
export function drawFamily(random: Random, culture: Culture): string {
  if (culture.familyStarts.length === 0 || random.chance(0.5)) return drawSkewed(random, culture.commonFamilies, 1.4)
  return drawSkewed(random, culture.familyStarts, 1.2) + drawSkewed(random, culture.familyEnds, 1.3)
}

function womansFamily(culture: Culture, family: string): string {
  const ending = culture.womanEnding?.find(([from]) => family.endsWith(from))
  return ending ? family.slice(0, -ending[0].length) + ending[1] : family
}

/** A telephone number with its country's prefix and no blanks. */
export function drawPhone(random: Random, culture: Culture): string {
  return `+${culture.phonePrefix}${random.whole(2, 9)}${random.digits(8)}`
}

function drawPhones(random: Random, culture: Culture, line: string): string[] {
  const mobile = random.chance(0.85) ? [drawPhone(random, culture)] : []
  return line && random.chance(0.7) ? [...mobile, line] : mobile
}

function drawEmails(random: Random, { culture, given, family, born }: { culture: Culture; given: string; family: string; born: string }): string[] {
  if (random.chance(0.2)) return []
  const [first, last] = [addressPart(given, culture), addressPart(family, culture)]
  const forms = [`${first}.${last}`, `${first.charAt(0)}${last}`, `${last}${born.slice(2, 4)}`, `${first}${two(random.whole(0, 99))}`, `${first}_${last}${random.whole(1, 99)}`]
  const mail = () => `${random.pick(forms)}@${drawSkewed(random, mailHosts, 1.5)}`
  return random.chance(0.15) ? [mail(), mail()] : [mail()]
}

/** A name as the part of an address of mail: small Latin letters alone. */
function addressPart(name: string, { script }: Culture): string {
  return romanise(romanise(name, script, 'english'), 'latin', 'bare').toLowerCase().replaceAll(/[^a-z]/g, '')
}
