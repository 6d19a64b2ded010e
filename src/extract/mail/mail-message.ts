/** A text and where it stands, as `formatLocator` writes it. */
export interface LocatedText {
  readonly text: string
  readonly locator: string
}

/** What somebody has to do with a message, as its header says. */
export type MailRole = 'from' | 'sender' | 'to' | 'cc' | 'bcc'

/** Somebody named in a message. */
export interface Correspondent {
  readonly role: MailRole
  /** As the message has it: name and address. */
  readonly whole: LocatedText
  readonly address?: LocatedText
  readonly name?: LocatedText
}

/** The head of a message, whatever format it came in: what the statements are made of. */
export interface MailMessage {
  /** The entity that stands for the message. */
  readonly entityId: string
  readonly subject?: LocatedText
  /** When it was sent, as written. */
  readonly date?: LocatedText
  readonly messageIds: readonly LocatedText[]
  readonly inReplyTo: readonly LocatedText[]
  /** The messages before it in the thread, oldest first. */
  readonly references: readonly LocatedText[]
  /** The name of the thread, where the message tells one. */
  readonly topic?: LocatedText
  readonly correspondents: readonly Correspondent[]
  /** The program that made it. */
  readonly generators: readonly LocatedText[]
  /** Addresses on the Internet that it went through, or was sent from. */
  readonly ips: readonly LocatedText[]
}
