import { places, type Place } from './place.ts'

/** A company of the story, as its register has it. */
export interface Company {
  /** Name without the legal form. */
  readonly stem: string
  readonly legalForm: string
  /** Name as registered. */
  readonly name: string
  /** Other spellings that the evidence uses. */
  readonly aliases: readonly string[]
  readonly registerNo: string
  readonly incorporated: string
  readonly street: string
  readonly place: Place
  /** Domain of its mail, in `.example`. */
  readonly domain: string
  readonly activity: string
  readonly shareCapitalEur: number
}

/** Every company of the story. */
export const companies = {
  tarvessa: company('Tarvessa Marine Assurance', 'SE', {
    registerNo: 'VD-000417', incorporated: '1987-04-01', street: '1 Tallow Quay', place: places.portVelna, domain: 'tarvessa.example',
    activity: 'Marine insurance and chartering', shareCapitalEur: 12_000_000, aliases: ['Tarvessa', 'TARVESSA MARINE ASSURANCE'],
  }),
  quillmere: company('Quillmere Freight Services', 'Ltd', {
    registerNo: 'VD-118206', incorporated: '2021-09-14', street: '22 Ropewalk', place: places.sarnholm, domain: 'quillmere.example',
    activity: 'Freight forwarding and cargo survey', shareCapitalEur: 1_000,
    aliases: ['Quillmere Freight Services', 'QUILLMERE FREIGHT SERVICES LIMITED', 'Quilmere Freight Services Ltd'],
  }),
  ostrivane: company('Ostrivane Holdings', 'S.A.', {
    registerNo: 'U-77120', incorporated: '2020-02-03', street: '9 Rue des Amarres', place: places.ostrel, domain: 'ostrivane.example',
    activity: 'Holding of participations', shareCapitalEur: 31_000, aliases: ['OSTRIVANE HOLDINGS SA', 'Ostrivane Holdings'],
  }),
  brundelund: company('Brundelund Logistik', 'GmbH', {
    registerNo: 'VD-096311', incorporated: '2016-06-20', street: 'Hafenzeile 40', place: places.sarnholm, domain: 'brundelund.example',
    activity: 'Warehousing and haulage', shareCapitalEur: 25_000, aliases: ['Brundelund Logistik', 'BRUNDELUND LOGISTIK GMBH'],
  }),
  darRimah: company('Dar al-Rimah Marine', 'LLC', {
    registerNo: 'U-81934', incorporated: '2019-11-05', street: '7 Mina Street', place: places.marsaAlZahr, domain: 'darrimah.example',
    activity: 'Ship agency', shareCapitalEur: 20_000, aliases: ['دار الرماح البحرية ذ.م.م', 'Dar El Rimah Marine'],
  }),
  kelvaris: company('Kelvaris Trading', 'A.E.', {
    registerNo: 'VD-104488', incorporated: '2014-03-17', street: '18 Farou', place: places.neaKallipea, domain: 'kelvaris.example',
    activity: 'Wholesale of ship supplies', shareCapitalEur: 60_000, aliases: ['Κελβάρις Εμπορική Α.Ε.', 'Kelvaris Trading'],
  }),
  severiana: company('Severiana Trade', 'OOO', {
    registerNo: 'U-90277', incorporated: '2022-01-25', street: '3 Naberezhnaya', place: places.tavrograd, domain: 'severiana.example',
    activity: 'Brokerage of freight', shareCapitalEur: 150, aliases: ['ООО «Севериана Трейд»', 'Severiana Trade'],
  }),
  halcyrra: company('Halcyrra Survey', 'B.V.', {
    registerNo: 'VD-071905', incorporated: '2009-10-08', street: 'Lanternstraat 12', place: places.dunmarrow, domain: 'halcyrra.example',
    activity: 'Marine survey', shareCapitalEur: 18_000, aliases: ['Halcyrra Survey'],
  }),
  pennock: company('Pennock & Tull Chandlers', 'Ltd', {
    registerNo: 'VD-015522', incorporated: '1961-05-30', street: '4 Cordage Lane', place: places.portVelna, domain: 'pennocktull.example',
    activity: 'Ship chandlers', shareCapitalEur: 90_000, aliases: ['Pennock & Tull'],
  }),
  larkhithe: company('Larkhithe Rope Works', 'Ltd', {
    registerNo: 'VD-008104', incorporated: '1948-08-12', street: '61 Ropewalk', place: places.dunmarrow, domain: 'larkhithe.example',
    activity: 'Ropes and lifting gear', shareCapitalEur: 140_000, aliases: ['Larkhithe Rope Works'],
  }),
  vessen: company('Vessen Bürobedarf', 'GmbH', {
    registerNo: 'VD-083390', incorporated: '2003-02-11', street: 'Kontorgade 5', place: places.sarnholm, domain: 'vessen.example',
    activity: 'Office supplies', shareCapitalEur: 25_000, aliases: ['Vessen Bürobedarf'],
  }),
  cormorel: company('Cormorel Traiteur', 'SARL', {
    registerNo: 'VD-110027', incorporated: '2018-07-02', street: '2 Quai des Sardines', place: places.portVelna,
    domain: 'cormorel.example', activity: 'Catering', shareCapitalEur: 8_000, aliases: ['Cormorel Traiteur'],
  }),
  morvath: company('Morvath Consulting', 'd.o.o.', {
    registerNo: 'U-66208', incorporated: '2017-12-19', street: '14 Obala', place: places.karstenBay, domain: 'morvath.example',
    activity: 'Management consulting', shareCapitalEur: 7_500, aliases: ['Morvath Consulting'],
  }),
  aurelde: company('Aurelde Line', 'A/S', {
    registerNo: 'VD-022615', incorporated: '1972-09-27', street: '30 Tallow Quay', place: places.portVelna, domain: 'aurelde.example',
    activity: 'Liner shipping', shareCapitalEur: 5_400_000, aliases: ['Aurelde Line'],
  }),
  thessmere: company('Thessmere Bulk Carriers', 'Ltd', {
    registerNo: 'VD-031480', incorporated: '1979-01-16', street: '8 Mole Road', place: places.dunmarrow, domain: 'thessmere.example',
    activity: 'Bulk shipping', shareCapitalEur: 3_200_000, aliases: ['Thessmere Bulk Carriers'],
  }),
  kjelvane: company('Kjelvane Tankers', 'AS', {
    registerNo: 'U-40118', incorporated: '1993-05-06', street: 'Sjøgata 77', place: places.karstenBay, domain: 'kjelvane.example',
    activity: 'Tanker shipping', shareCapitalEur: 8_900_000, aliases: ['Kjelvane Tankers'],
  }),
} as const satisfies Record<string, Company>

/** The short names by which the generator tells companies apart. */
export type CompanyKey = keyof typeof companies

/** The full address in one line. */
export function addressOf(of: { readonly street: string; readonly place: Place }): string {
  return `${of.street}, ${of.place.postcode} ${of.place.name}, ${of.place.state.name}`
}

function company(stem: string, legalForm: string, rest: Omit<Company, 'stem' | 'legalForm' | 'name'>): Company {
  return { stem, legalForm, name: legalForm === 'OOO' ? `OOO ${stem}` : `${stem} ${legalForm}`, ...rest }
}
