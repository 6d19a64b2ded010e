import { wordsOf } from '../language.ts'

/** Words of signing in, and of the people of a case. */
export const words = wordsOf(
  'people',
  {
    signIn: 'Sign in', signOut: 'Sign out', signInHint: 'Whoever works on a case here signs in. What you see is what you are a member of.', name: 'Name', password: 'Password',
    prove: 'Prove it', proveHint: 'This weighs heavily. Say again that it is you.', cancel: 'Cancel', people: 'People of the case', role: 'Role', remove: 'Remove', add: 'Let in', reason: 'Why',
    requests: 'What waits for a second person', needed: 'A second person has to agree to:', nobodyNeeded: 'Nothing needs a second person.', approve: 'Approve', refuse: 'Refuse',
    passkeys: 'Your passkeys', addPasskey: 'Add a passkey', removePasskey: 'Remove the passkey', byPasskey: 'Sign in with a passkey', proveByPasskey: 'With a passkey',
    noPasskeys: 'Passkeys belong to a name: open the server under its own name, or as localhost, in a browser that has them.',
    sessions: 'Where you are signed in', thisOne: 'here', end: 'End',
    roles: { reader: 'reader', analyst: 'analyst', reviewer: 'reviewer', supervisor: 'supervisor', administrator: 'administrator' } as Readonly<Record<string, string>>,
    deeds: { release: 'release', export: 'export', purge: 'purge', scope: 'scope', members: 'members' } as Readonly<Record<string, string>>,
    states: { open: 'waits', approved: 'approved', refused: 'refused', run: 'done', ended: 'ended' } as Readonly<Record<string, string>>,
    refusals: {
      'sign-in.refused': 'Name or password are not right.', 'proof.refused': 'The password is not right.',
      'passkey.refused': 'No passkey was given, or it is not right. Try again.', 'passkey.none': 'You have no passkey here.',
      'passkey.many': 'You have as many passkeys as one may. Remove one first.',
      'second.needed': 'A second person has to agree first. The request waits below; when it is approved, do the same again.',
    } as Readonly<Record<string, string>>,
  },
  {
    signIn: 'Se connecter', signOut: 'Se déconnecter', signInHint: 'Qui travaille ici à une affaire se connecte. Vous voyez ce dont vous êtes membre.', name: 'Nom', password: 'Mot de passe',
    prove: 'Le prouver', proveHint: 'L’acte est grave. Dites encore que c’est vous.', cancel: 'Annuler', people: 'Personnes de l’affaire', role: 'Rôle', remove: 'Retirer', add: 'Admettre', reason: 'Pourquoi',
    requests: 'Ce qui attend une seconde personne', needed: 'Une seconde personne doit consentir à :', nobodyNeeded: 'Rien ne demande une seconde personne.', approve: 'Approuver', refuse: 'Refuser',
    passkeys: 'Vos clés d’accès', addPasskey: 'Ajouter une clé d’accès', removePasskey: 'Retirer la clé d’accès', byPasskey: 'Se connecter par clé d’accès', proveByPasskey: 'Par clé d’accès',
    noPasskeys: 'Une clé d’accès appartient à un nom : ouvrez le serveur sous son propre nom, ou comme localhost, dans un navigateur qui les connaît.',
    sessions: 'Où vous êtes connecté', thisOne: 'ici', end: 'Terminer',
    roles: { reader: 'lecteur', analyst: 'analyste', reviewer: 'relecteur', supervisor: 'responsable', administrator: 'administrateur' },
    deeds: { release: 'remise', export: 'export', purge: 'purge', scope: 'portée', members: 'membres' },
    states: { open: 'attend', approved: 'approuvé', refused: 'refusé', run: 'fait', ended: 'échu' },
    refusals: {
      'sign-in.refused': 'Le nom ou le mot de passe n’est pas juste.', 'proof.refused': 'Le mot de passe n’est pas juste.',
      'passkey.refused': 'Aucune clé d’accès n’a été donnée, ou elle n’est pas juste. Réessayez.', 'passkey.none': 'Vous n’avez pas de clé d’accès ici.',
      'passkey.many': 'Vous avez autant de clés d’accès qu’il se peut. Retirez-en une d’abord.',
      'second.needed': 'Une seconde personne doit d’abord consentir. La demande attend ci-dessous ; une fois approuvée, refaites de même.',
    },
  },
)
