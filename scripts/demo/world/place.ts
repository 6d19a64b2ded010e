/** A town of the story. All of them lie in the open Atlantic, where there is nothing; so none can be a real one. */
export interface Place {
  readonly name: string
  /** Its name in the script used there, where that is not Latin. */
  readonly native?: string
  readonly state: State
  readonly postcode: string
  readonly latitude: number
  readonly longitude: number
}

/** An invented state. `UTO` is the code that ICAO Doc 9303 keeps for specimens: all documents are of that state. `XVA` is free for private use (ISO 3166-1). */
export interface State {
  readonly name: string
  readonly code: string
  readonly adjective: string
}

/** The two states of the story. */
export const states = {
  utopia: { name: 'Utopia', code: 'UTO', adjective: 'Utopian' },
  valdoria: { name: 'Valdoria', code: 'XVA', adjective: 'Valdorian' },
} as const satisfies Record<string, State>

/** The towns of the story. */
export const places = {
  portVelna: { name: 'Port Velna', state: states.valdoria, postcode: 'VD-1204', latitude: 46.52, longitude: -28.41 },
  sarnholm: { name: 'Sarnholm', state: states.valdoria, postcode: 'VD-2310', latitude: 46.91, longitude: -27.86 },
  dunmarrow: { name: 'Dunmarrow', state: states.valdoria, postcode: 'VD-3077', latitude: 46.205, longitude: -28.93 },
  neaKallipea: {
    name: 'Nea Kallipea', native: 'Νέα Καλλιπέα', state: states.valdoria, postcode: 'VD-4015', latitude: 45.93, longitude: -29.64,
  },
  ostrel: { name: 'Ostrel', state: states.utopia, postcode: 'U-10450', latitude: 47.48, longitude: -29.22 },
  karstenBay: { name: 'Karsten Bay', state: states.utopia, postcode: 'U-12088', latitude: 47.655, longitude: -28.745 },
  tavrograd: { name: 'Tavrograd', native: 'Тавроград', state: states.utopia, postcode: 'U-17300', latitude: 47.91, longitude: -30.11 },
  marsaAlZahr: {
    name: 'Marsa al-Zahr', native: 'مرسى الزهر', state: states.utopia, postcode: 'U-19021', latitude: 45.61, longitude: -27.41,
  },
} as const satisfies Record<string, Place>
