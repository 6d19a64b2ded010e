import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findSchema } from '../../../model/schema/schema.ts'
import { collect, inputOf } from '../../collect.ts'
import { csvExtractor } from '../../csv/csv-extractor.ts'
import { vocabulary } from '../meaning/vocabulary.ts'
import { allProfiles } from './all-profiles.ts'
import type { PropertyTemplate } from './profile.ts'

/** Header, two or three rows, the profile that must be found, and some of what the rows must say. */
interface Example {
  readonly name: string
  readonly profile: string
  readonly text: string
  /** `Schema.property=value`. */
  readonly says: readonly string[]
  /** Columns that stay without a use. */
  readonly unmapped?: readonly string[]
}

const a = 'DE73999999990000001234'
const b = 'DE46999999990000001235'

const examples: readonly Example[] = [
  {
    name: 'German account statement', profile: 'account-statement',
    text: `Konto;Buchungstag;Valuta;Auftraggeber/Empfänger;IBAN;Verwendungszweck;Betrag;Währung;Saldo\n${a};02.01.2024;03.01.2024;Nordwind GmbH;${b};Rechnung 17;-1.200,50;EUR;8.799,50\n${a};13.01.2024;13.01.2024;Ada Muster;${a};Miete;700,00;EUR;9.499,50\n`,
    says: ['AccountEntry.amount=-1200.5', 'AccountEntry.balance=8799.5', 'AccountEntry.date=2024-01-02', 'AccountEntry.valueDate=2024-01-03', `BankAccount.iban=${b}`, 'AccountEntry.counterpartyName=Nordwind GmbH'],
  },
  {
    name: 'account statement with debit and credit', profile: 'account-statement',
    text: 'Date,Description,Debit,Credit,Balance\n01/02/2024,Opening,,1000.00,1000.00\n15/02/2024,Card,25.50,0.00,974.50\n',
    says: ['AccountEntry.date=2024-02-01', 'AccountEntry.amount=1000', 'AccountEntry.amount=-25.5'],
  },
  {
    name: 'account statement in French', profile: 'account-statement',
    text: 'Date opération;Date de valeur;Libellé;Débit;Crédit;Solde\n03/01/2024;04/01/2024;VIREMENT;1 250,00;;3 000,00\n17/01/2024;17/01/2024;SALAIRE;;2 100,00;5 100,00\n',
    says: ['AccountEntry.amount=-1250', 'AccountEntry.date=2024-01-03', 'AccountEntry.balance=5100'],
  },
  {
    name: 'account statement in Spanish', profile: 'account-statement',
    text: 'Fecha;Concepto;Importe;Saldo;Moneda\n03/01/2024;Transferencia;-50,25;100,00;EUR\n23/01/2024;Nómina;1.500,00;1.600,00;EUR\n',
    says: ['AccountEntry.amount=-50.25', 'AccountEntry.currency=EUR', 'AccountEntry.purpose=Nómina'],
  },
  {
    name: 'call records', profile: 'call-records',
    text: 'A-Number,B-Number,Start time,Duration,Call type,IMEI,Cell ID\n+441632960001,+441632960002,2024-01-02 10:00:00,00:01:02,voice,490154203237518,1234-5\n+441632960001,+441632960003,2024-01-02 11:00:00,5,sms,490154203237518,1234-6\n',
    says: ['Phone.number=+441632960001', 'Call.duration=62', 'Call.callerImei=490154203237518', 'Call.date=2024-01-02T10:00:00', 'Call.receiverNumber=+441632960003'],
  },
  {
    name: 'call records with date and time apart', profile: 'call-records',
    text: 'calling number;called number;date;time (UTC);seconds\n00441632960001;00441632960002;02.01.2024;10:00:00;62\n00441632960001;00441632960003;02.01.2024;;5\n',
    says: ['Call.date=2024-01-02', 'Call.duration=62', 'Phone.number=+441632960003'],
  },
  {
    name: 'subscribers', profile: 'subscribers',
    text: 'Number,Subscriber,Valid from,Valid to\n+441632960001,Ada Muster,2023-01-01,2023-12-31\n+441632960001,Bo Probe,2024-01-01,\n',
    says: ['UnknownLink.startDate=2023-01-01', 'UnknownLink.endDate=2023-12-31', 'UnknownLink.role=subscriber', 'Phone.number=+441632960001'],
  },
  {
    name: 'card payments', profile: 'card-payments',
    text: 'timestamp,location,price,last4ccnum\n01/06/2014 07:28,Corner Café,11.34,4795\n01/13/2014 07:34,Quay Market,52.22,7108\n',
    says: ['CardUse.date=2014-01-06T07:28:00', 'CardUse.amount=11.34', 'Card.cardNumber=4795', 'Organization.name=Corner Café', 'CardUse.programme=payment'],
  },
  {
    name: 'loyalty cards', profile: 'loyalty-uses',
    text: 'timestamp,location,price,loyaltynum\n01/06/2014,Corner Café,4.17,L2247\n01/13/2014,Quay Market,9.6,L9406\n',
    says: ['CardUse.date=2014-01-06', 'Card.cardNumber=L2247', 'CardUse.programme=loyalty'],
  },
  {
    name: 'card holders', profile: 'card-holders',
    text: 'Card number,Card holder\n4795,Ada Muster\n7108,Bo Probe\n',
    says: ['Card.cardNumber=4795', 'Person.name=Ada Muster'],
  },
  {
    name: 'GPS track', profile: 'gps-track',
    text: 'Time (UTC),id,lat,long,Speed (km/h)\n2014-01-06 06:28:00,35,36.075,24.87307309,40\n2014-01-06 06:29:00,35,36.072,24.87148127,41\n',
    says: ['TrackPoint.date=2014-01-06T06:28:00Z', 'TrackPoint.latitude=36.075', 'Vehicle.name=35'],
    unmapped: ['Speed (km/h)'],
  },
  {
    name: 'vehicle assignment', profile: 'vehicle-assignment',
    text: 'LastName,FirstName,CarID,Department,JobTitle\nMuster,Ada,1,Sales,Buyer\nProbe,Bo,,Sales,Clerk\n',
    says: ['Person.name=Ada Muster', 'Vehicle.name=1', 'UnknownLink.role=vehicle assigned', 'Person.position=Clerk', 'Employment.status=Sales'],
  },
  {
    name: 'mail headers', profile: 'mail-headers',
    text: 'From,To,Date,Subject\nAda.Muster@example.org,"Bo.Probe Jr.@example.org, Cy.Test@example.org",1/6/2014 10:28,Hello\nBo.Probe@example.org,Ada.Muster@example.org,1/13/2014 9:00,Re: Hello\n',
    says: ['Person.email=bo.probe jr.@example.org', 'Person.name=Bo Probe Jr.', 'Person.name=Cy Test', 'Email.date=2014-01-06T10:28:00', 'Email.subject=Hello'],
  },
  {
    name: 'staff list with a state of fiction', profile: 'staff-list',
    text: 'LastName,FirstName,BirthDate,BirthCountry,Gender,CitizenshipCountry,PassportIssueDate,PassportExpirationDate,CurrentEmploymentTitle,CurrentEmploymentStartDate,EmailAddress,MilitaryServiceBranch,MilitaryDischargeDate\nMuster,Ada,1980-02-01,Valdoria,Female,Valdoria,2010-01-01,2020-01-01,Buyer,2009-05-01,ada.muster@example.org,Navy,2001-01-01\nProbe,Bo,1981-12-11,Valdoria,Male,Valdoria,,,Clerk,2010-05-01,bo.probe@example.org,,\n',
    says: ['Person.name=Ada Muster', 'Person.birthPlace=Valdoria', 'Person.citizenshipName=Valdoria', 'Person.gender=female', 'Passport.expiryDate=2020-01-01', 'Person.militaryService=Navy 2001-01-01', 'Employment.startDate=2009-05-01'],
  },
  {
    name: 'German staff list', profile: 'staff-list',
    text: 'Personalnummer;Nachname;Vorname;Geburtsdatum;Abteilung;Funktion;Eintrittsdatum;E-Mail;Telefon\n17;Muster;Ada;01.02.1980;Einkauf;Leiterin;01.01.2010;ada@example.org;+49 30 901820\n18;Probe;Bo;11.12.1981;Verkauf;Kaufmann;01.01.2012;bo@example.org;+49 30 901821\n',
    says: ['Person.idNumber=17', 'Person.birthDate=1980-02-01', 'Person.phone=+4930901820', 'Employment.role=Leiterin'],
  },
  {
    name: 'company register', profile: 'company-register',
    text: 'Register no.,Company name,Legal form,Address,Incorporated,Status,Share capital,Currency\n1001,Nordwind Ltd,Ltd,"1 Quay, Port Aster",2010-05-01,active,100,EUR\n1002,Südstern Ltd,Ltd,"2 Quay, Port Aster",2012-05-01,dissolved,100,EUR\n',
    says: ['Company.registrationNumber=1001', 'Company.incorporationDate=2010-05-01', 'Company.capital=100', 'Company.address=1 Quay, Port Aster'],
  },
  {
    name: 'directors', profile: 'directorships',
    text: 'company_name,officer_name,role,appointed_on,resigned_on\nNordwind Ltd,Ada Muster,director,2010-05-01,\nNordwind Ltd,Bo Probe,secretary,2011-05-01,2015-01-01\n',
    says: ['Company.name=Nordwind Ltd', 'Person.name=Bo Probe', 'Directorship.role=secretary', 'Directorship.endDate=2015-01-01'],
  },
  {
    name: 'owners', profile: 'ownership',
    text: 'Owned register no.,Owned company,Owner,Owner register no.,Percent,Since\n1001,Nordwind Ltd,Ada Muster,,55,2010-05-01\n1001,Nordwind Ltd,Südstern Holding Ltd,1002,45,2012-05-01\n',
    says: ['Ownership.percentage=55', 'LegalEntity.name=Ada Muster', 'Company.name=Südstern Holding Ltd', 'Company.registrationNumber=1002', 'Company.registrationNumber=1001'],
  },
  {
    name: 'transfers', profile: 'bank-transfers',
    text: `Transaction ID,Date,Sender name,Sender account,Sender country,Beneficiary name,Beneficiary account,Beneficiary country,Amount,Currency\nT1,2024-01-02,Nordwind Ltd,${a},DE,Südstern Ltd,${b},France,"1,000.00",EUR\nT2,2024-01-03,Südstern Ltd,${b},FR,Nordwind Ltd,${a},Germany,"2,500.50",EUR\n`,
    says: ['Payment.amount=2500.5', 'Company.country=fr', `BankAccount.iban=${a}`, 'Payment.transactionNumber=T1'],
  },
  {
    name: 'wallets', profile: 'bank-transfers',
    text: 'txid,from_address,to_address,value,timestamp\nabc1,0xaaa1,0xbbb2,1.5,1672650000\nabc2,0xbbb2,0xccc3,0.25,1672650001\n',
    says: ['BankAccount.accountNumber=0xaaa1', 'Payment.amount=1.5', 'Payment.date=2023-01-02T09:00:00Z'],
  },
  {
    name: 'network without names', profile: 'transaction-network',
    text: 'sourceNodeId,targetNodeId,value,time\n216,14730,163.3,1\n322,5431,143.11,1\n',
    says: ['BankAccount.accountNumber=216', 'Payment.amount=163.3', 'Payment.sequenceNumber=1'],
  },
  {
    name: 'accounts of such a network', profile: 'numbered-accounts',
    text: 'nodeid,isFraud,init_balance\n216,0,184.44\n322,0,175.80\n',
    says: ['BankAccount.accountNumber=216', 'BankAccount.balance=175.8', 'BankAccount.notes=isFraud: 0'],
  },
  {
    name: 'flagged transfers', profile: 'icij-flagged-transfers',
    text: 'id,icij_sar_id,filer_org_name_id,filer_org_name,begin_date,end_date,originator_bank_id,originator_bank,originator_iso,beneficiary_bank_id,beneficiary_bank,beneficiary_iso,number_transactions,amount_transactions\n1,9,big-bank,Big Bank Corp.,"Mar 25, 2015","Sep 25, 2015",a-bank,A Bank,SGP,b-bank,B Bank Plc,GBR,68,5.689852347E7\n2,9,big-bank,Big Bank Corp.,"Mar 30, 2015","Sep 25, 2015",a-bank,A Bank,SGP,b-bank,B Bank Plc,GBR,,5000\n',
    says: ['Payment.amount=56898523.47', 'Payment.startDate=2015-03-25', 'Company.icijId=a-bank', 'Company.country=sg', 'Payment.transactionCount=68', 'Payment.reportNumber=9'],
  },
  {
    name: 'banks named in reports', profile: 'icij-bank-connections',
    text: 'icij_sar_id,filer_org_name_id,filer_org_name,entity_b_id,entity_b,entity_b_country\n9,big-bank,Big Bank Corp.,c-bank,C Bank Limited,Pakistan\n9,big-bank,Big Bank Corp.,d-bank,D Bank,Spain\n',
    says: ['Company.name=C Bank Limited', 'Company.country=pk', 'UnknownLink.recordId=9'],
  },
  {
    name: 'ICIJ nodes', profile: 'icij-nodes',
    text: 'node_id,name,jurisdiction,country_codes,sourceID\n10,Nordwind Ltd,VGB,GBR,Leak\n11,Südstern Ltd,PAN,DEU,Leak\n',
    says: ['Company.icijId=10', 'Company.jurisdiction=vg', 'Company.country=de'],
  },
  {
    name: 'edges', profile: 'graph-edges',
    text: 'node_id_start,node_id_end,rel_type,link,start_date\n10,11,officer_of,shareholder of,2010-01-01\n11,10,officer_of,director of,\n',
    says: ['UnknownLink.role=officer_of', 'UnknownLink.role=director of', 'LegalEntity.weakAlias=10', 'UnknownLink.startDate=2010-01-01'],
  },
  { name: 'nodes of a graph program', profile: 'graph-nodes', text: 'Id,Label\n1,Anna Muster\n2,Bo Probe\n', says: ['Person.name=Anna Muster', 'LegalEntity.name=Bo Probe'] },
  {
    name: 'feed of reports', profile: 'report-feed',
    text: 'type,date(yyyyMMddHHmmss),author,message,latitude,longitude, location\ncall,20140123200100,,TRAFFIC STOP,,, N. Quay St\nblog,20140123200200,seabird,Nothing moves at the quay tonight,36.057,24.902,\n',
    says: ['Report.date=2014-01-23T20:01:00', 'Report.location=N. Quay St', 'Report.latitude=36.057', 'UserAccount.username=seabird', 'Report.category=call'],
  },
  {
    name: 'chat', profile: 'chat',
    text: 'Date,From,To,Text\n2024-01-02 10:00,Ada Muster,Bo Probe,Are you there?\n2024-01-02 10:01,Bo Probe,Ada Muster,Yes.\n',
    says: ['Message.bodyText=Yes.', 'LegalEntity.name=Ada Muster'],
  },
  {
    name: 'invoices', profile: 'invoices',
    text: 'Invoice no.;Invoice date;Customer;Net;VAT;Gross;Currency;Due date\nR-1;02.01.2024;Nordwind Ltd;100,00;19,00;119,00;EUR;16.01.2024\nR-2;03.01.2024;Südstern Ltd;200,00;38,00;238,00;EUR;17.01.2024\n',
    says: ['Invoice.invoiceNumber=R-1', 'Invoice.vatAmount=19', 'Invoice.amount=119', 'Invoice.dueDate=2024-01-16', 'Company.name=Nordwind Ltd'],
  },
  {
    name: 'claims with several parties', profile: 'records',
    text: 'claimNumber,vessel,insured,dateOfLoss,handler,handlerEmail,surveyor\nC-1,Sea Lark,Nordwind Ltd,2024-01-02,Ada Muster,ada@example.org,Bo Probe\nC-2,Sea Wren,Südstern Ltd,2024-02-03,Bo Probe,bo@example.org,Hafen Survey GmbH\n',
    says: ['Event.recordId=C-1', 'Event.date=2024-01-02', 'Company.name=Nordwind Ltd', 'LegalEntity.email=ada@example.org', 'UnknownLink.role=handler', 'UnknownLink.role=surveyor', 'Vessel.name=Sea Wren'],
  },
  {
    name: 'purchases', profile: 'purchases',
    text: 'timestamp,location,price,FirstName,LastName\n1/13/2014 7:28,Corner Café,11.34,Ada,Muster\n1/6/2014 7:34,Quay Market,52.22,Bo,Probe\n',
    says: ['Payment.amount=11.34', 'Person.name=Bo Probe', 'Payment.date=2014-01-06T07:34:00'],
  },
  { name: 'countries', profile: 'country-table', text: 'name,alpha2,code\nGermany,DE,DEU\nFrance,FR,FRA\n', says: ['Place.country=de', 'Place.name=France'] },
  { name: 'places', profile: 'place-table', text: 'name,lat,lng\nPort Aster,36.05,24.9\nQuay,36.06,24.91\n', says: ['Place.latitude=36.05'] },
  {
    name: 'persons', profile: 'person-list',
    text: 'given_name,surname,street_number,address_1,suburb,postcode,date_of_birth\nAda,Muster,7,Quay Road,Aster,2119,19800201\nBo,Probe,8,Quay Road,Aster,2119,19811211\n',
    says: ['Person.name=Ada Muster', 'Person.birthDate=1980-02-01', 'Person.address=Quay Road 7 2119 Aster'],
  },
  {
    name: 'columns without names', profile: 'person-list',
    text: `2024-01-02,Ada Muster,ada@example.org,${a}\n2024-01-03,Bo Probe,bo@example.org,${b}\n2024-01-04,Cy Test,cy@example.org,${b}\n`,
    says: ['LegalEntity.name=Ada Muster', 'LegalEntity.email=bo@example.org', `BankAccount.iban=${a}`],
    unmapped: ['column 1'],
  },
]

for (const example of examples) {
  test(`the profile ${example.profile} is found for ${example.name}`, async () => {
    const { tables, statements, problems } = await collect(csvExtractor, inputOf(Buffer.from(example.text), 'a.csv'))
    const table = tables[0]!
    assert.equal(table.proposal?.mapping.profile, example.profile)
    const said = new Set(statements.map((draft) => `${draft.schema}.${draft.property}=${draft.value}`))
    for (const wanted of example.says) assert.ok(said.has(wanted), `${wanted} is not among\n${[...said].join('\n')}`)
    assert.deepEqual(table.columns.filter((column) => column.treatment === 'unmapped').map((column) => column.name), example.unmapped ?? [])
    assert.equal(table.rowsUnread, 0)
    assert.deepEqual(problems.filter((problem) => problem.severity === 'error'), [])
  })
}

test('every profile has an example', () => {
  const shown = new Set([...examples.map((example) => example.profile), 'named-list'])
  assert.deepEqual(allProfiles.map((profile) => profile.id).filter((id) => !shown.has(id)), [])
})

test('profiles name schemata, properties, entities and meanings that exist', () => {
  const known = (meaning: string) => meaning.split('.').at(-1)! in vocabulary
  for (const profile of allProfiles) {
    for (const meaning of profile.fits.flatMap((fit) => fit.split(/ & |\|/))) assert.ok(known(meaning), `${profile.id}: ${meaning}`)
    for (const [name, entity] of Object.entries(profile.entities)) {
      const schema = findSchema(entity.schema === 'party' ? 'Person' : entity.schema)
      assert.ok(schema, `${profile.id}.${name}: ${entity.schema}`)
      for (const [property, source] of Object.entries(entity.properties)) {
        assert.ok(schema.properties.has(property) || findSchema('Company')!.properties.has(property), `${profile.id}: ${schema.name}.${property}`)
        for (const target of entitiesIn(source)) assert.ok(target in profile.entities, `${profile.id}.${name}.${property}: ${target}`)
      }
    }
  }
})

function entitiesIn(source: PropertyTemplate): string[] {
  if (Array.isArray(source)) return []
  if ('entity' in source) return [source.entity]
  if ('header' in source) return [source.header]
  if ('all' in source) return source.all.flatMap(entitiesIn)
  return 'or' in source ? source.or.flatMap(entitiesIn) : []
}
