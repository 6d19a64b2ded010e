import i18next from 'i18next'
import { useSyncExternalStore } from 'react'

/** The languages of the client, by their own names. What stands in the evidence is never translated. */
export const languages = { en: 'English', fr: 'Français' } as const

/** A language of the client. */
export type Language = keyof typeof languages

/** The same words in another language: a text for each text, a list of the same length for each list. */
export type Translated<Words> = Words extends string ? string : { readonly [Key in keyof Words]: Translated<Words[Key]> }

const remembered = 'jackdaw-language'

void i18next.init({ lng: startLanguage(), fallbackLng: 'en', initAsync: false, resources: {}, interpolation: { escapeValue: false } })
document.documentElement.lang = i18next.language

/** The words of one screen in every language, read in the language that is chosen when they are shown. */
export function wordsOf<const Words extends object>(name: string, inEnglish: Words, inFrench: Translated<Words>): Translated<Words> {
  i18next.addResourceBundle('en', name, inEnglish)
  i18next.addResourceBundle('fr', name, inFrench)
  const shown = {}
  for (const key of Object.keys(inEnglish)) {
    Object.defineProperty(shown, key, { enumerable: true, get: () => i18next.getResource(i18next.language, name, key) as unknown })
  }
  return shown as Translated<Words>
}

/** A counted noun, or a sentence with named parts, in the language that is chosen. Rules of plural are those of the language. */
export function say(key: string, parts: Readonly<Record<string, string | number>> = {}): string {
  return i18next.t(key, parts)
}

/** The language that is chosen. */
export function languageNow(): Language {
  return i18next.language === 'fr' ? 'fr' : 'en'
}

/** The language that is chosen, kept up with the choice. */
export function useLanguage(): Language {
  return useSyncExternalStore(listen, languageNow)
}

/** Chooses a language for this browser. */
export function chooseLanguage(language: Language): void {
  window.localStorage.setItem(remembered, language)
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

function startLanguage(): Language {
  const chosen = window.localStorage.getItem(remembered) ?? window.navigator.language.slice(0, 2)
  return chosen === 'fr' ? 'fr' : 'en'
}

function listen(changed: () => void): () => void {
  i18next.on('languageChanged', changed)
  return () => i18next.off('languageChanged', changed)
}
