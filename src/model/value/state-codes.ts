/** ISO 3166-1 alpha-3 codes. */
const iso = `
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT
BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI
FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR
ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR
MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE
PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM
TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE`

/** Codes of ICAO Doc 9303-3, section 5, beyond ISO 3166-1: British nationals, organisations, persons without a nationality, Utopia. */
const icao: Readonly<Record<string, string>> = {
  D: 'Germany', GBD: 'British overseas territories citizen', GBN: 'British national (overseas)', GBO: 'British overseas citizen',
  GBP: 'British protected person', GBS: 'British subject', EUE: 'European Union (laissez-passer)', RKS: 'Kosovo', UNO: 'United Nations',
  UNA: 'United Nations specialised agency', UNK: 'United Nations Interim Administration Mission in Kosovo', XOM: 'Sovereign Military Order of Malta',
  XPO: 'Interpol', XCC: 'Caribbean Community', XCE: 'Council of Europe', XCO: 'Common Market for Eastern and Southern Africa',
  XEC: 'Economic Community of West African States', XES: 'Organization of Eastern Caribbean States', XMP: 'Parliamentary Assembly of the Mediterranean',
  XBA: 'African Development Bank', XIM: 'African Export-Import Bank', XDC: 'Southern African Development Community',
  XXA: 'Stateless person', XXB: 'Refugee (1951 Convention)', XXC: 'Refugee, other', XXX: 'Person of unspecified nationality', UTO: 'Utopia (specimens)',
  ZIM: 'Zimbabwe (older documents)', NTZ: 'Neutral Zone', IAO: 'International Civil Aviation Organization',
}

const known: ReadonlySet<string> = new Set([...iso.trim().split(/\s+/), ...Object.keys(icao)])

/**
 * What a code stands for that ICAO Doc 9303-3 defines and ISO 3166 does not: `UTO` is Utopia of the specimens, `XXA` a
 * person without a nationality. Undefined for every other text.
 */
export function icaoCodeMeaning(text: string): string | undefined {
  const code = text.trim().toUpperCase().replace(/<+$/, '')
  return Object.hasOwn(icao, code) ? icao[code] : undefined
}

/** Whether a code of three places (fillers off the end) stands for a state, an organisation or a kind of holder. */
export function isStateCode(field: string): boolean {
  return known.has(field.replace(/<+$/, ''))
}
