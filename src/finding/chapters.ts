/** The chapters that findings stand in, in the order of the dossier. */
export const chapters = [
  'What was given', 'Who is in it', 'Links', 'Contradictions', 'Documents', 'Money', 'Communication', 'Time and place',
] as const

/** One chapter by its title. */
export type Chapter = (typeof chapters)[number]
