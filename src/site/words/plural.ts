/** The plural categories of each language, as Unicode CLDR has them: one that Intl.PluralRules answers must be here. */
interface Categories {
  ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
  de: 'one' | 'other';
  en: 'one' | 'other';
  es: 'one' | 'many' | 'other';
  fr: 'one' | 'many' | 'other';
  ja: 'other';
  zh: 'other';
}

/** A text for each plural category of a language; `#` stands for the number. */
export type PluralForms<Language extends keyof Categories> = Readonly<Record<Categories[Language], string>>;

/**
 * Makes texts that agree with a number: `pluralsOf('en')({ one: '# file', other: '# files' })(3)` is `3 files`. The
 * number is written as `locale` does, and never parted from its noun by the end of a line.
 */
export function pluralsOf<Language extends keyof Categories>(language: Language, locale: string = language) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(locale);
  return (forms: PluralForms<Language>) =>
    (count: number): string => {
      const form = forms[rules.select(count) as Categories[Language]];
      return form.replace('# ', '#\u00a0').replace('#', numbers.format(count));
    };
}
