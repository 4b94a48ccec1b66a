import { createFormat, type Format } from '../layout/format.ts';
import { loadMessages } from './load.ts';
import type { Messages } from './messages.ts';
import { numbersOf } from './numbers.ts';

/** A language that the pages speak. */
interface Locale {
  /** What it calls itself. */
  readonly name: string;
  /** The direction that it is written in. */
  readonly dir: 'ltr' | 'rtl';
  readonly messages: Messages;
  readonly format: Format;
}

/** All languages of the pages. English is for readers who name none of them. */
export const LANGUAGES = {
  en: localeOf('en', 'English', 'ltr', 'en-GB'),
  de: localeOf('de', 'Deutsch', 'ltr', 'de'),
  es: localeOf('es', 'Español', 'ltr', 'es'),
  fr: localeOf('fr', 'Français', 'ltr', 'fr'),
  // With the digits of the names and addresses that the numbers stand among.
  ar: localeOf('ar', 'العربية', 'rtl', 'ar-u-nu-latn'),
  zh: localeOf('zh', '中文', 'ltr', 'zh-Hans-CN'),
  ja: localeOf('ja', '日本語', 'ltr', 'ja'),
} satisfies Readonly<Record<string, Locale>>;

/** As BCP 47 names it: the value of `lang`, in Accept-Language and in the cookie. */
export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_TAGS = Object.keys(LANGUAGES) as [Language, ...Language[]];

/** Whether there are pages in the language of that tag. */
export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag);
}

/**
 * `locale` is how the language writes numbers and dates. Its messages are read when the first page needs them: each language
 * takes about 2 MB and 30 ms, and most services are read in one or two.
 */
function localeOf(language: string, name: string, dir: Locale['dir'], locale: string): Locale {
  let loaded: Pick<Locale, 'messages' | 'format'> | undefined;
  const load = (): Pick<Locale, 'messages' | 'format'> => {
    const numbers = numbersOf(language, locale);
    const messages = loadMessages(language, numbers);
    return { messages, format: createFormat(locale, numbers, messages) };
  };
  return {
    name,
    dir,
    get messages() {
      return (loaded ??= load()).messages;
    },
    get format() {
      return (loaded ??= load()).format;
    },
  };
}
