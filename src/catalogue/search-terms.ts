/** Words that must follow each other; most phrases are a single word. */
export interface SearchPhrase {
  readonly words: readonly string[];
  /** Whether the last word may be the beginning of a longer one. */
  readonly isPrefix: boolean;
}

/** The terms of a search. */
export interface SearchTerms {
  /** All of these must match. */
  readonly phrases: readonly SearchPhrase[];
  /** None of these may match. Also used without `phrases`: then everything else matches. */
  readonly without: readonly SearchPhrase[];
}
