import { parsePersonName, type PersonName } from './person-name.ts'

const roles = new Set([
  'info', 'sales', 'office', 'support', 'admin', 'administrator', 'accounts', 'accounting', 'billing', 'invoice', 'invoices', 'contact', 'mail',
  'hello', 'help', 'helpdesk', 'hr', 'jobs', 'press', 'news', 'newsletter', 'marketing', 'noreply', 'reply', 'no', 'do', 'not', 'postmaster',
  'webmaster', 'security', 'service', 'services', 'team', 'all', 'staff', 'orders', 'payments', 'finance', 'legal', 'reception', 'customer',
])

/**
 * The name in the local part of an address (`anna.berg@`, `a_berg@`, `Sten.Holm Jr.@`); undefined when it has fewer than
 * two words, or names a function (`info@`, `accounts.payable@`) instead of a person.
 */
export function nameOfEmail(email: string): PersonName | undefined {
  const local = email.slice(0, Math.max(0, email.lastIndexOf('@'))).replace(/\+.*$/, '')
  const words = local.split(/[._\s]+/).map((word) => word.replace(/\d+/g, '')).filter((word) => word !== '')
  if (words.length < 2 || words.length > 5 || words.some((word) => roles.has(word.toLowerCase()))) return undefined
  const name = parsePersonName(words.join(' '))
  if (!name || name.words.length < 2 || name.words.every((word) => word.role === 'initial')) return undefined
  return { ...name, source: email }
}

/** The domain of an address, lower case; empty when there is none. */
export function domainOfEmail(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}

/** Domains at which anybody can have a mailbox: sharing one says nothing. */
export const publicMailDomains: ReadonlySet<string> = new Set([
  'gmail.com', 'googlemail.com', 'yahoo.com', 'yahoo.fr', 'yahoo.co.uk', 'hotmail.com', 'hotmail.fr', 'outlook.com', 'outlook.fr', 'live.com',
  'icloud.com', 'me.com', 'aol.com', 'gmx.de', 'gmx.net', 'gmx.at', 'web.de', 't-online.de', 'orange.fr', 'free.fr', 'laposte.net', 'sfr.fr',
  'wanadoo.fr', 'mail.ru', 'yandex.ru', 'bk.ru', 'inbox.ru', 'list.ru', 'rambler.ru', 'ukr.net', 'proton.me', 'protonmail.com', 'qq.com', '163.com',
  'naver.com', 'libero.it', 'seznam.cz', 'wp.pl', 'o2.pl', 'onet.pl', 'msn.com', 'zoho.com', 'tutanota.com', 'fastmail.com',
])
