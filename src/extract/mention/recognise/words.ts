const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter(Boolean))

/** Titles and offices that stand before the name of a person, folded. */
export const titles = words(`mr mrs ms miss mx dr prof professor sir dame lord lady herr frau fraulein monsieur madame mme mlle sr sra
  senor senora signor signora don dona sgt sergeant lt lieutenant capt captain col colonel gen general major maj admiral cpl corporal
  officer detective inspector superintendent constable commissioner chief sheriff judge justice minister president chairman chairwoman
  senator congressman deputy ambassador governor mayor chancellor secretary director rev reverend father pastor imam rabbi sheikh sheik
  king queen prince princess spokesman spokeswoman spokesperson activist lawyer attorney journalist reporter founder leader ceo cfo
  professorin doktor ingenieur mag`)

/** Words of speech after which, or before which, a capitalised name is of somebody who speaks. */
export const speechVerbs = words(`said says told tells added adds stated states explained explains announced argued claimed claims
  declared denied asked replied recalled noted warned insisted wrote writes testified confirmed commented remarked sagte erklarte dit
  declare dijo disse`)

/** Words before a name that say a person follows. */
export const personCues = words(`by author von named called nicknamed spokesman spokeswoman spokesperson leader founder activist lawyer
  attorney husband wife son daughter father mother brother sister widow colleague friend employee witness victim patient client agent
  cousin nephew niece reporter journalist editor engineer manager assistant driver signed regards sincerely attn dear`)

/** Words that end the name of an organisation beside legal forms, folded. */
export const organisationEnds = words(`bank group corporation company companies university college institute institution ministry agency
  authority commission committee council department bureau office foundation association society union federation league party police
  army navy government parliament senate court hospital clinic school church club team press news times herald post gazette tribune
  journal television radio studios industries systems solutions services technologies logistics shipping transport airlines airways
  energy oil gas petroleum mining pharmaceuticals chemicals insurance capital ventures consulting partners associates brothers sons
  network alliance front movement brigade enterprises international exchange trading traders supplies foods motors works laboratories
  labs`)

/** Words that begin the name of an organisation when `of` or `for` follows, folded. */
export const organisationStarts = words(`ministry bank university department government institute bureau office association society
  union federation league council court church house chamber board college academy republic democratic agency committee commission
  centre center friends protectors defenders guardians sons daughters ministere ministerio ministerium banque banco banca universite
  universidad`)

/** Words that end the name of a street, folded. */
export const streetEnds = words(`st street ave avenue rd road blvd boulevard lane ln drive dr way square sq place pl court ct terrace
  highway hwy row alley quay crescent close parkway strasse str platz gasse weg allee rue calle via plaza piazza ulitsa ulica`)

/** Street words that mean other things too: they count after a house number or a preposition alone, folded. */
export const doubtfulStreetEnds = words(`st dr way close row place court square sq drive pl ct key quay weg allee via`)

/** Words that end the name of a place that is no street, folded. */
export const placeEnds = words(`park airport harbor harbour port bay beach island islands river lake mountain mountains hill hills
  valley forest bridge station hotel cafe restaurant bar museum stadium mall market tower hall garden gardens cemetery mall plaza county
  district province region state city town village peninsula sea ocean desert coast canal dam`)

/** Prepositions before the name of a place, folded. */
export const placePrepositions = words(`in at near around outside inside throughout across beyond via aus bei nahe dans pres vers en
  cerca`)

/** Small words that may stand inside a name between two capitalised words, folded. */
export const innerWords = words(`of the de del della di da dos das do du la le les el al bin ibn ben bint van von der den ten ter zu zum
  zur af av and for y e und et`)

/** Words that are capitalised for their place in a sentence, or are no part of a name, folded. */
export const commonWords = words(`the a an this that these those there here he she it they we you i his her its their our your my in on
  at by for from to of with without as but and or nor so yet if when while where who whom whose what which why how after before since
  until during because although though however moreover meanwhile then thus also even just only still not no yes all some many most
  several few each every both either neither one two three four five six seven eight nine ten first second third last next new old
  former other another such same more less much is are was were be been being has have had do does did will would can could may might
  shall should must let get got go went come came make made take took see saw say said says know think according despite under over
  between among against about into through upon within toward towards like unlike today yesterday tomorrow now later earlier recently
  soon ago year years month months week weeks day days morning afternoon evening night hour hours minute minutes monday tuesday
  wednesday thursday friday saturday sunday january february march april may june july august september october november december mon
  tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec dear hello hi thanks thank regards sincerely
  best please re fw fwd subject date page note title source published location author update breaking news report copyright contact
  phone fax email tel website www http https chapter section table figure total amount number name address yes unknown none null na nil
  test various misc other n/a tbd anonymous mr mrs ms people person man men woman women family group police government country world
  nation national public north south east west northern southern eastern western central`)

/**
 * Given names met in many countries, folded: a cue that a capitalised word begins the name of a person, never a reason to
 * look at one. A choice of our own from several languages; a name that is not here is found by other cues.
 */
export const givenNames = words(`adam adela adrian agnes ahmad ahmed aisha akira alan albert alejandro aleksandr alena alex alexander
  alexandra alexei alfred ali alice alina amal amanda amina amir amy ana anastasia anatoly andre andrea andreas andrei andrew angela
  anita anna anne annette anton antonio arjun arthur astrid ayse barbara beatrice ben benjamin bernard bernd bianca bilal birgit bjorn
  bogdan boris brian bruno camille carl carla carlos carmen caroline catherine cecilia chang charles charlotte chen chiara chris
  christian christina christine christopher claire clara claudia claus colin cristina daisuke dan daniel daniela david deborah denis
  diana diego dieter dimitri dmitri dmitry dominik dong dorothy edith eduard edward ekaterina elena elias elisabeth elizabeth ella ellen
  emil emily emma eric erica erik ernst esther eva evelyn fatima fatma felix fernando florian francesca francesco francis francisco
  francois frank franz fred frederic friedrich gabriel gabriela galina george georg gerard gerhard giovanni giulia giuseppe gloria grace
  gregor gregory guido gustav hamid hannah hans harald harry hassan heinrich helen helena helga henri henry herbert hiroshi hugo hussein
  ian ibrahim igor ilse ines ingrid irene irina isabel isabella ivan ivana jack jacob jacques jakob james jan jana jane janet jason
  javier jean jennifer jens jessica jim joan joao joe johan johanna johannes john jonas jonathan jorge jose josef joseph juan julia
  julian juliana julie jun jurgen karen karin karl karla kate katherine kathrin kazuo keith kenji kenneth kevin khalid klaus konstantin
  kristina kumar lars laura laurent layla lea lee leila lena leo leon leonid li lidia lin linda lisa liu lorenzo louis louise luca lucas
  lucia lucie ludwig luis luisa lukas lydia magda mahmoud manuel marc marcel marco margaret margarita maria mariam marie marina mario
  mark marko marta martha martin martina mary mateo matteo matthew matthias maurice max maxim mehmet mei melanie michael michel michele
  miguel mikhail milan min mohamed mohammad mohammed mona monica monika mustafa nadia naomi natalia nathan nicholas nicolas nicole
  nikolai nils nina noah nora norbert olaf oleg olga oliver olivia omar oscar otto pablo patricia patrick paul paula paulo pavel pedro
  peter petra philip philipp pierre piotr priya rachel rafael rahul raj ralf ralph ramon raul raymond rebecca regina renate rene ricardo
  richard rita robert roberto roger roland rolf roman rosa rose ruth ryan said salma samir samuel sandra sara sarah sebastian sergei
  sergey sergio sharon silvia simon sofia sonia sophie stefan stefano stella stephan stephen steven susan susanne suzuki svetlana sven
  sylvia tamara tanja tatiana teresa theo theodor theresa thomas tim timothy tina tobias tom tomas tony ulrich ursula valentin valentina
  valerie vanessa vera veronica victor victoria viktor vincent vladimir walter wei werner wilhelm will william wolfgang yan yasmin yuki
  yuri yusuf yvonne zeynep zhang zoe`)
