/** Given names that are forms of one another, folded. A name may stand in several groups. */
const groups: readonly string[] = [
  'william will bill billy liam', 'robert rob bob bobby', 'richard rick dick richie', 'james jim jimmy jamie', 'john johnny jack',
  'joseph joe joey josef jozef', 'thomas tom tommy', 'michael mike mick mikhail michel', 'david dave', 'daniel dan danny',
  'edward ed eddie ted', 'charles charlie chuck carl karl', 'christopher chris', 'anthony tony anton', 'andrew andy andreas andrei',
  'alexander alex aleksandr sasha sascha', 'alexandra alex sasha sandra', 'nicholas nick nikolai nicolas', 'matthew matt', 'stephen steven steve',
  'gregory greg', 'benjamin ben', 'samuel sam', 'peter pete piotr pyotr', 'patrick pat paddy', 'kenneth ken', 'ronald ron', 'donald don',
  'frederick fred freddy', 'george georgios giorgos yorgos jorge georg', 'elizabeth liz beth betty eliza lisa', 'margaret maggie meg peggy',
  'katherine catherine kate katie kathy cathy', 'jennifer jen jenny', 'patricia pat patty tricia', 'susan sue suzanne', 'deborah debbie deb',
  'barbara barb', 'rebecca becky', 'victoria vicky', 'dorothy dot', 'theresa terry tess', 'maria marie mary', 'anna anne ann annie',
  'ivan vanya', 'dmitri dmitry dmitriy dima mitya', 'vladimir vova volodya', 'sergei sergey seryozha', 'yevgeny evgeny evgeni zhenya', 'mikhail misha',
  'yuri yury yuriy iouri', 'tatiana tatyana tanya', 'natalia natalya natasha', 'yekaterina ekaterina katya', 'yelena elena lena', 'olga olya',
  'francisco paco pancho', 'jose pepe', 'manuel manolo', 'enrique quique', 'ignacio nacho', 'guadalupe lupe', 'giuseppe peppe beppe',
  'muhammad mohammed mohamed mohammad mohamad', 'ahmed ahmad', 'hassan hasan', 'hussein hussain husayn', 'yusuf yousef youssef', 'ioannis yannis giannis',
]

const groupsOf = new Map<string, Set<number>>()
for (const [index, group] of groups.entries()) {
  for (const name of group.split(' ')) groupsOf.set(name, (groupsOf.get(name) ?? new Set()).add(index))
}

/** Whether two folded given names are forms of one name: `bill` and `william`. */
export function isNickname(left: string, right: string): boolean {
  const ofLeft = groupsOf.get(left)
  const ofRight = groupsOf.get(right)
  if (!ofLeft || !ofRight) return false
  for (const group of ofLeft) if (ofRight.has(group)) return true
  return false
}

/** The groups a folded given name stands in, as blocking keys. */
export function nicknameGroups(name: string): number[] {
  return [...(groupsOf.get(name) ?? [])]
}
