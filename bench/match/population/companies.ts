import type { Random } from '../../../scripts/demo/random.ts'
import type { Culture } from './culture.ts'
import { drawDay, drawPattern, drawSkewed } from './draw.ts'
import type { Identity } from './identity.ts'
import { drawFamily, drawPhone } from './people.ts'
import { drawAddress } from './place.ts'
import { romanise } from './script.ts'

/**
 * A group of one to five companies: often one name stem, one address and one telephone (a holding, its trading company),
 * and yet each another company; sometimes at the address of a provider where hundreds sit.
 */
export function drawCompanyGroup(random: Random, culture: Culture, scale: number): Identity[] {
  const stem = drawStem(random, culture)
  const size = random.chance(0.7) ? 1 : random.whole(2, 5)
  const seat = drawAddress(random, culture, random.chance(0.25) ? 0.05 : scale)
  const phone = drawPhone(random, culture)
  const host = `${romanise(romanise(stem, culture.script, 'english'), 'latin', 'bare').toLowerCase().replaceAll(/[^a-z]/g, '')}.example`
  const trades = random.shuffle(culture.trades).slice(0, size)
  const group = trades.map((trade): Identity => {
    const name = random.chance(0.85) || size > 1 ? `${stem} ${trade}` : stem
    const now = {
      family: name, address: random.chance(0.8) ? seat : drawAddress(random, culture, scale),
      phones: [random.chance(0.6) ? phone : drawPhone(random, culture)], emails: random.chance(0.7) ? [`${random.pick(['info', 'office', 'contact'])}@${host}`] : [],
    }
    const before = () => ({ ...now, address: drawAddress(random, culture, scale), family: random.chance(0.3) ? `${drawStem(random, culture)} ${trade}` : name })
    const earlier = random.chance(0.25) ? [before()] : []
    return {
      kind: 'company', culture, given: [], isWoman: false, born: drawDay(random, 1960, 2022), idNumber: drawPattern(random, '99999999'),
      legalForm: drawSkewed(random, culture.legalForms, 1.6), stages: [...earlier, now], near: [],
    }
  })
  for (const company of group) company.near.push(...group.filter((other) => other !== company))
  return group
}

/** A founder's name, two names, a place, or a coined word. */
function drawStem(random: Random, culture: Culture): string {
  const kind = random.next()
  if (kind < 0.4) return drawFamily(random, culture)
  if (kind < 0.55) return `${drawFamily(random, culture)} & ${drawFamily(random, culture)}`
  if (kind < 0.7) return `${drawSkewed(random, culture.cities, 1.5)} ${drawFamily(random, culture)}`
  if (culture.script !== 'latin') return drawFamily(random, culture) + drawFamily(random, culture)
  return `${random.pick(['Al', 'Bel', 'Cor', 'Del', 'Eur', 'Glob', 'Inter', 'Max', 'Nor', 'Omni', 'Pan', 'Sol', 'Trans', 'Uni', 'Ver'])}${random.pick(['ara', 'co', 'dex', 'ea', 'gen', 'ium', 'mar', 'nova', 'ora', 'tec', 'tra', 'via', 'xis'])}`
}
