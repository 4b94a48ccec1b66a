/** What a search looks for. A phrase is words that follow each other; most are a single word. */
export interface SearchTerms {
  /** Each of these must be there. */
  readonly phrases: readonly (readonly string[])[];
  /** Whether the last word of the last phrase may be the beginning of a longer one. */
  readonly isPrefix: boolean;
  /** None of these may be there. Without `phrases` as well, everything else is found. */
  readonly without: readonly (readonly string[])[];
}
