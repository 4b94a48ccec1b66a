/** The terms of a search. A phrase is a sequence of words; most phrases are a single word. */
export interface SearchTerms {
  /** All of these must match. */
  readonly phrases: readonly (readonly string[])[];
  /** Whether the last word of the last phrase may be the beginning of a longer one. */
  readonly isPrefix: boolean;
  /** None of these may match. Also used without `phrases`: then everything else matches. */
  readonly without: readonly (readonly string[])[];
}
