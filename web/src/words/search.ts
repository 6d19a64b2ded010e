/** Words of the search. */
export const words = {
  title: 'Search',
  prompt: 'Type what to find: words must all be found; “a phrase”, begin*, this OR that, -without, near~ for near spellings. Accents, case and scripts are folded.',
  kinds: { '': 'all', 'text': 'in texts', 'value': 'in values', 'exhibit': 'in paths' },
  where: 'Where',
  hits: 'place',
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
} as const
