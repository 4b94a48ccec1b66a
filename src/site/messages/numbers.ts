/** How a language writes numbers, and which of its plural forms agrees with them. */
export interface Numbers {
  write(count: number): string;
  categoryOf(count: number): Intl.LDMLPluralRule;
}

const REMEMBERED_MAX = 1000;

/**
 * The numbers of a language, written as `locale` does. Most numbers of a page are small, and Intl takes a microsecond for
 * each: what it says of them is remembered.
 */
export function numbersOf(language: string, locale: string): Numbers {
  const format = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(language);
  return {
    write: remembered((count) => format.format(count)),
    categoryOf: remembered((count) => rules.select(count)),
  };
}

function remembered<Answer>(ask: (count: number) => Answer): (count: number) => Answer {
  const answers = new Map<number, Answer>();
  return (count) => {
    const known = answers.get(count);
    if (known !== undefined) return known;
    const answer = ask(count);
    if (answers.size < REMEMBERED_MAX) answers.set(count, answer);
    return answer;
  };
}
