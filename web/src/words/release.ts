import { wordsOf } from '../language.ts'

/** Words of the release of the dossier. */
export const words = wordsOf(
  'release',
  {
    release: 'Release', recipient: 'For whom', purpose: 'What for', busy: 'Being written…', close: 'Close', written: 'It stands at',
    hint: 'The dossier with the evidence that it cites leaves the case as a folder that proves itself. Who released it, for whom and what for stands in the journal.',
    outdated: 'Journal or program have changed since the dossier was built: build first.',
    checkpoint: 'Give this checkpoint out of hand as well, apart from the folder: only it shows later that nothing was taken back.',
  },
  {
    release: 'Remettre', recipient: 'À qui', purpose: 'Dans quel but', busy: 'En cours d’écriture…', close: 'Fermer', written: 'Il se trouve à',
    hint: 'Le dossier et les pièces qu’il cite quittent l’affaire dans un répertoire qui se prouve lui-même. Qui l’a remis, à qui et dans quel but figure au journal.',
    outdated: 'Le journal ou le programme ont changé depuis la construction du dossier : construisez d’abord.',
    checkpoint: 'Remettez aussi ce point de contrôle, séparément : lui seul montre plus tard que rien n’a été repris.',
  },
)
