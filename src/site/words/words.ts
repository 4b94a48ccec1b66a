import type { en } from './en.ts';

/** All that the pages say, as one language says it: a text that is missing or too many is a type error. */
export type Words = typeof en;
