import { wordsOf } from '../language.ts'

/** Words of the search. */
export const words = wordsOf(
  'search',
  {
    title: 'Search',
    prompt: 'Type what to find: words must all be found; “a phrase”, begin*, this OR that, -without, near~ for near spellings. Accents, case and scripts are folded.',
    kinds: { '': 'all', 'text': 'in texts', 'value': 'in values', 'exhibit': 'in paths' },
    where: 'Where',
    named: 'People & things of that name',
    none: 'Nothing was found.',
    near: 'is not in the case; nearly so are',
    more: 'Show more',
    notSearched: 'What was not searched',
    notSearchedHint: 'A search that finds nothing does not say that it is not there.',
    why: {
      'unread': 'could not be read', 'partly': 'only partly read', 'page-without-text': 'pages without text', 'picture': 'pictures', 'cut': 'cut at a limit', 'without-text': 'without text or value',
      'too-many': 'too many to be searched', 'repeated': 'searched once',
    } as Readonly<Record<string, string>>,
    amongThem: 'among the first of them ',
    placesMore: 'more are not listed here',
  },
  {
    title: 'Recherche',
    prompt: 'Tapez ce qu’il faut trouver : tous les mots doivent y être ; “une phrase”, début*, ceci OR cela, -sans, proche~ pour les graphies voisines. Accents, casse et écritures sont repliés.',
    kinds: { '': 'tout', 'text': 'dans les textes', 'value': 'dans les valeurs', 'exhibit': 'dans les chemins' },
    where: 'Où',
    named: 'Personnes et choses de ce nom',
    none: 'Rien n’a été trouvé.',
    near: 'n’est pas dans l’affaire ; en sont proches',
    more: 'Montrer plus',
    notSearched: 'Ce qui n’a pas été cherché',
    notSearchedHint: 'Une recherche qui ne trouve rien ne dit pas que ce n’y est pas.',
    why: {
      'unread': 'illisibles', 'partly': 'lues en partie', 'page-without-text': 'pages sans texte', 'picture': 'images', 'cut': 'coupées à une limite', 'without-text': 'sans texte ni valeur',
      'too-many': 'trop nombreuses', 'repeated': 'cherchées une fois',
    } as Readonly<Record<string, string>>,
    amongThem: 'parmi les premières ',
    placesMore: 'autres ne sont pas listées ici',
  },
)
