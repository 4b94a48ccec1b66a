import { createFormat, type Format } from '../layout/format.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import type { Words } from './words.ts';
import { zh } from './zh.ts';

/** A language that the pages speak. */
interface Speech {
  /** What it calls itself. */
  readonly name: string;
  /** The direction that it is written in. */
  readonly dir: 'ltr' | 'rtl';
  readonly words: Words;
  readonly format: Format;
}

/** All languages of the pages. English is for readers who name none of them. */
export const LANGUAGES = {
  en: speech('English', 'ltr', 'en-GB', en),
  de: speech('Deutsch', 'ltr', 'de', de),
  es: speech('Español', 'ltr', 'es', es),
  fr: speech('Français', 'ltr', 'fr', fr),
  // With the digits of the names and addresses that the numbers stand among.
  ar: speech('العربية', 'rtl', 'ar-u-nu-latn', ar),
  zh: speech('中文', 'ltr', 'zh-Hans-CN', zh),
  ja: speech('日本語', 'ltr', 'ja', ja),
} satisfies Readonly<Record<string, Speech>>;

/** As BCP 47 names it: what stands in `lang`, in Accept-Language and in the cookie. */
export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_TAGS = Object.keys(LANGUAGES) as [Language, ...Language[]];

/** Whether there are pages in the language of that tag. */
export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag);
}

/** `locale` is how the language writes numbers and dates. */
function speech(name: string, dir: Speech['dir'], locale: string, words: Words): Speech {
  return { name, dir, words, format: createFormat(locale, words) };
}
