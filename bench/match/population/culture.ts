import type { ScriptName } from './script.ts'

/** How people of one region are named, where they live, and how their companies are called. Lists run from common to rare. */
export interface Culture {
  readonly name: string
  readonly country: string
  /** Share of households. */
  readonly share: number
  /** The script of the lists below; names in it are romanised where a source writes Latin only. */
  readonly script: ScriptName
  readonly women: readonly string[]
  readonly men: readonly string[]
  readonly commonFamilies: readonly string[]
  /** Rarer family names are put together from these. */
  readonly familyStarts: readonly string[]
  readonly familyEnds: readonly string[]
  /** Ending of a woman's family name, after the man's: [from, to]. */
  readonly womanEnding?: readonly (readonly [string, string])[]
  readonly nicknames: Readonly<Record<string, readonly string[]>>
  readonly cities: readonly string[]
  readonly streetStarts: readonly string[]
  /** Street word in full, and as it is abbreviated. */
  readonly streetWords: readonly (readonly [string, string])[]
  readonly numberFirst: boolean
  /** 9 stands for a digit, A for a letter. */
  readonly postcode: string
  readonly phonePrefix: string
  /** Legal forms: in full, then each way it is shortened. */
  readonly legalForms: readonly (readonly string[])[]
  readonly trades: readonly string[]
}

const words = (text: string) => text.trim().split(/\s+/)

const english: Culture = {
  name: 'english', country: 'gb', share: 0.34, script: 'latin',
  women: words(`Mary Emma Sarah Elizabeth Susan Margaret Patricia Helen Anna Hannah Katherine Catherine Alice Lucy Grace Charlotte Emily Sophie Jane Janet
    Rebecca Rachel Laura Victoria Alexandra Diana Joan Jean Rose Ruby Ellen Eleanor Frances Judith Julia Juliet Barbara Beatrice Bridget Caroline Christina
    Clare Daisy Deborah Dorothy Edith Fiona Georgina Gillian Harriet Imogen Irene Isabel Jacqueline Josephine Kathleen Leah Lily Louise Lydia Marion Martha
    Megan Molly Natalie Nicola Olive Pamela Penelope Philippa Rosemary Sandra Sheila Stella Teresa Tessa Ursula Veronica Winifred Yvonne Zoe`),
  men: words(`John James William David Robert Thomas Michael George Richard Paul Peter Andrew Mark Stephen Steven Christopher Daniel Matthew Joseph Edward
    Charles Henry Harry Jack Oliver Samuel Benjamin Alexander Anthony Kevin Brian Alan Allan Colin Simon Philip Patrick Martin Nicholas Jonathan Adam Aaron
    Albert Arthur Barry Bernard Clifford Craig Dennis Derek Donald Douglas Duncan Edmund Eric Francis Frank Frederick Gareth Geoffrey Gerald Gordon Graham
    Gregory Harold Howard Hugh Ian Jeremy Keith Kenneth Lawrence Leonard Lewis Malcolm Neil Nigel Norman Owen Ralph Raymond Roger Ronald Roy Russell Stanley
    Stuart Terence Timothy Trevor Vincent Walter Wayne`),
  commonFamilies: words(`Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke
    Clark Harris Lewis Martin Cooper Hughes Edwards Turner Ward Hill Moore Baker King Lee Allen Morris Scott Watson Young Mitchell James Phillips Bell Kelly
    Davis Bailey Parker Bennett Cook Shaw Richards Collins Marshall Cox Adams Carter Simpson Gray Webb Palmer Mills Rogers Murphy Ellis Hunt Stone`),
  familyStarts: words(`Ash Barn Black Brad Bright Brom Cald Carl Chad Cran Dal Dun East Eld Fair Fen Gar Glen Green Hal Ham Hart Haw Hay Heath Holl Kel Kings Lang
    Law Lin Long Mar Mid Mill Nor North Oak Old Pem Pen Rad Red Rock Rush Sel Shel Stan Strat Sut Thorn Wal War Wat Wes Whit Wil Win Wood`),
  familyEnds: words('ton ley ford worth well man son by ham field wick stead combe hurst more den ridge bourne croft shaw gate brook'),
  nicknames: {
    Elizabeth: ['Liz', 'Beth', 'Betty', 'Eliza'], Margaret: ['Maggie', 'Peggy'], Patricia: ['Pat', 'Trish'], Katherine: ['Kate', 'Kathy'], Catherine: ['Cathy', 'Kate'],
    Rebecca: ['Becky'], Victoria: ['Vicky'], Alexandra: ['Alex', 'Sandra'], Susan: ['Sue'], Deborah: ['Debbie'], Jacqueline: ['Jackie'], Josephine: ['Jo'],
    John: ['Jack', 'Johnny'], James: ['Jim', 'Jimmy', 'Jamie'], William: ['Bill', 'Will', 'Billy'], David: ['Dave'], Robert: ['Bob', 'Rob', 'Bobby'],
    Thomas: ['Tom'], Michael: ['Mike', 'Mick'], Richard: ['Dick', 'Rick', 'Rich'], Andrew: ['Andy'], Stephen: ['Steve'], Steven: ['Steve'],
    Christopher: ['Chris'], Daniel: ['Dan'], Matthew: ['Matt'], Joseph: ['Joe'], Edward: ['Ted', 'Ed', 'Eddie'], Charles: ['Charlie'], Henry: ['Harry'],
    Samuel: ['Sam'], Benjamin: ['Ben'], Alexander: ['Alex', 'Sandy'], Anthony: ['Tony'], Philip: ['Phil'], Nicholas: ['Nick'], Frederick: ['Fred'],
    Kenneth: ['Ken'], Ronald: ['Ron'], Timothy: ['Tim'], Geoffrey: ['Geoff'], Gerald: ['Gerry'], Lawrence: ['Larry'], Leonard: ['Len'], Raymond: ['Ray'],
  },
  cities: words(`London Manchester Birmingham Leeds Bristol Liverpool Sheffield Nottingham Leicester Coventry Cardiff Hull Derby Southampton Portsmouth Oxford
    Cambridge Norwich Exeter York Luton Reading Swindon Dover Lincoln Carlisle Bath Durham Preston Ipswich Stafford Telford Whitby Ripon Ludlow Kendal`),
  streetStarts: words(`High Church Station Park Victoria Mill Albert Manor Queens Kings New Chapel Grange School North South West East Springfield George Green
    Windsor York Bridge Market Castle Orchard Elm Oak Ash Beech Cedar Poplar Willow Maple Chestnut Linden Rowan Holly Abbey Priory Union Wellington Nelson
    Alexandra Clarence Cromwell Grove Hillside Lakeside Meadow Moor Quarry Riverside Sandy Tower Vicarage Woodland`),
  streetWords: [['Street', 'St'], ['Road', 'Rd'], ['Avenue', 'Ave'], ['Lane', 'Ln'], ['Close', 'Cl'], ['Drive', 'Dr'], ['Gardens', 'Gdns']],
  numberFirst: true, postcode: 'AA9 9AA', phonePrefix: '44',
  legalForms: [['Limited', 'Ltd', 'Ltd.'], ['Public Limited Company', 'PLC'], ['LLP', 'L.L.P.']],
  trades: words('Holdings Trading Consulting Services Engineering Logistics Marine Properties Foods Textiles Energy Capital Transport Partners Systems Design'),
}

const german: Culture = {
  name: 'german', country: 'de', share: 0.18, script: 'latin',
  women: words(`Maria Anna Ursula Monika Petra Sabine Renate Helga Karin Brigitte Ingrid Erika Andrea Gisela Claudia Susanne Christa Christina Barbara Martina Angelika
    Heike Gabriele Birgit Katharina Julia Lena Laura Sophie Johanna Hanna Hannah Marie Charlotte Clara Klara Luise Frieda Greta Heidi Ilse Inge Jutta Lotte
    Margarete Nicole Silke Simone Stefanie Stephanie Tanja Ulrike Ute Vera Waltraud`),
  men: words(`Peter Michael Thomas Andreas Wolfgang Klaus Jürgen Günter Stefan Stephan Christian Uwe Werner Horst Frank Dieter Manfred Gerhard Hans Bernd Thorsten Torsten
    Matthias Helmut Walter Heinz Martin Jörg Rolf Jens Sven Alexander Jan Rainer Holger Karl Carl Dirk Joachim Ralf Ralph Carsten Karsten Herbert Oliver Wilhelm
    Kurt Markus Heinrich Harald Paul Hermann Norbert Rudolf Ulrich Robert Friedrich Jonas Felix Lukas Leon Moritz Emil Konrad Ludwig`),
  commonFamilies: words(`Müller Schmidt Schneider Fischer Weber Meyer Meier Maier Wagner Becker Schulz Schulze Hoffmann Hofmann Schäfer Koch Bauer Richter Klein Wolf
    Schröder Neumann Schwarz Zimmermann Braun Krüger Hartmann Lange Schmitt Werner Krause Lehmann Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs
    Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Simon Ludwig Böhm`),
  familyStarts: words(`Acker Altmann Bach Berg Birk Blum Brenn Brück Buch Burg Dorn Eber Eich Eisen Feld Fried Gold Grün Hag Heid Hein Hirsch Hof Hohen Kalt Kirch Kron
    Land Lind Löwen Moor Neu Nieder Ober Oster Rosen Rot Sand Schön Stein Stern Strauch Tann Thal Wald Wein Weit Wester Wied Zell`),
  familyEnds: words('mann berg bach er ert hof feld stein meier bauer thal ing wald hardt dorf müller holz'),
  nicknames: {
    Katharina: ['Kathi', 'Käthe'], Margarete: ['Grete', 'Gretel'], Johanna: ['Hanna'], Elisabeth: ['Lisa'], Michael: ['Micha'], Wolfgang: ['Wolf'], Johannes: ['Hans'],
    Alexander: ['Alex'], Matthias: ['Matze'], Friedrich: ['Fritz'], Heinrich: ['Heinz'], Wilhelm: ['Willi'], Rudolf: ['Rudi'], Stefan: ['Steff'], Joachim: ['Achim', 'Jochen'],
  },
  cities: words(`Berlin Hamburg München Köln Frankfurt Stuttgart Düsseldorf Leipzig Dortmund Essen Bremen Dresden Hannover Nürnberg Duisburg Bochum Wuppertal Bielefeld Bonn
    Münster Mannheim Karlsruhe Augsburg Wiesbaden Kiel Aachen Halle Magdeburg Freiburg Lübeck Erfurt Mainz Rostock Kassel Potsdam Trier Ulm Jena`),
  streetStarts: words(`Haupt Schul Garten Dorf Bahnhof Berg Linden Wald Kirch Ring Wiesen Mühlen Post Bach Birken Rosen Feld Buchen Eichen Amsel Tannen Schiller Goethe Mozart
    Markt Mittel Neue Alte Ost West Nord Süd Kapellen Kloster Burg Schloss Brücken Fluss Hafen Turm`),
  streetWords: [['straße', 'str.'], ['weg', 'w.'], ['gasse', 'g.'], ['allee', 'al.'], ['platz', 'pl.']],
  numberFirst: false, postcode: '99999', phonePrefix: '49',
  legalForms: [['Gesellschaft mit beschränkter Haftung', 'GmbH', 'G.m.b.H.'], ['Aktiengesellschaft', 'AG'], ['GmbH & Co. KG', 'GmbH u. Co. KG', 'GmbH+Co KG'], ['e.K.', 'eK']],
  trades: words('Maschinenbau Handel Logistik Bau Spedition Elektrotechnik Beteiligungen Immobilien Metallbau Druck Textil Energie Verwaltung Technik Reederei'),
}

const french: Culture = {
  name: 'french', country: 'fr', share: 0.14, script: 'latin',
  women: words(`Marie Jeanne Françoise Monique Catherine Nathalie Isabelle Jacqueline Anne Anna Sylvie Martine Nicole Madeleine Hélène Suzanne Louise Christine Denise
    Sophie Valérie Sandrine Stéphanie Véronique Céline Chantal Brigitte Chloé Camille Claire Émilie Élodie Inès Juliette Léa Lucie Manon Mathilde Pauline Zoé`),
  men: words(`Jean Pierre Michel André Philippe René Louis Alain Jacques Bernard Marcel Daniel Roger Robert Paul Claude Christian Henri Georges Nicolas François Patrick
    Gérard Christophe Joseph Julien Maurice Laurent Frédéric Éric David Stéphane Pascal Sébastien Alexandre Thierry Olivier Antoine Hugo Léo Lucas Théo Guillaume`),
  commonFamilies: words(`Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Lefèvre Michel Garcia David Bertrand Roux Vincent Fournier
    Morel Girard André Mercier Dupont Dupond Lambert Bonnet François Martinez Legrand Garnier Faure Rousseau Blanc Guérin Muller Henry Roussel Nicolas Perrin`),
  familyStarts: words(`Beau Bel Bois Bon Bouch Bour Camp Chant Char Chat Clair Cour Dela Des Du Font Four Gran Haut Lagar Lamb Lan Mar Mont Mou Pas Per Pont Ram Rich Roch
    Sal Sen Tour Val Vill`),
  familyEnds: words('mont ville lier tier din ron eau ard ot et in elle champ bois rand gne val'),
  nicknames: { Catherine: ['Cathy'], Nathalie: ['Nath'], Alexandre: ['Alex'], Christophe: ['Chris'], Frédéric: ['Fred'], Sébastien: ['Seb'], Nicolas: ['Nico'], Philippe: ['Phil'] },
  cities: words(`Paris Marseille Lyon Toulouse Nice Nantes Strasbourg Montpellier Bordeaux Lille Rennes Reims Toulon Grenoble Dijon Angers Nîmes Brest Limoges Tours Amiens Metz
    Besançon Orléans Rouen Mulhouse Caen Nancy Avignon Poitiers Pau Calais`),
  streetStarts: words(`de-la-Gare Victor-Hugo de-la-République des-Écoles de-l'Église du-Moulin Pasteur de-la-Mairie du-Château des-Lilas de-la-Paix du-Stade des-Vignes
    Jules-Ferry de-la-Fontaine du-Marché Molière des-Champs de-Verdun du-Pont des-Roses de-la-Poste Voltaire du-Port des-Tilleuls`),
  streetWords: [['rue', 'r.'], ['avenue', 'av.'], ['boulevard', 'bd'], ['place', 'pl.'], ['chemin', 'ch.']],
  numberFirst: true, postcode: '99990', phonePrefix: '33',
  legalForms: [['Société à responsabilité limitée', 'SARL', 'S.A.R.L.'], ['Société anonyme', 'SA', 'S.A.'], ['Société par actions simplifiée', 'SAS', 'S.A.S.']],
  trades: words('Conseil Transports Distribution Bâtiment Négoce Services Énergie Immobilier Textiles Maritime Gestion Participations Industrie Finance'),
}

/** The cultures in Latin script. */
export const latinCultures: readonly Culture[] = [english, german, french]
