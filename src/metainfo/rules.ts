import { encodingRules } from './rules-encoding.ts';
import { infoRules } from './rules-info.ts';
import { outsideRules } from './rules-outside.ts';
import { pathRules } from './rules-paths.ts';
import { v2Rules } from './rules-v2.ts';

/**
 * A torrent with an error is refused. A warning means that some program may have a problem with it; a note means that
 * something is unknown or unusual.
 */
export type Severity = 'error' | 'warning' | 'note';

/** The most severe first. */
export const severities: readonly Severity[] = ['error', 'warning', 'note'];

export interface Rule {
  readonly severity: Severity;
  /** The BitTorrent Enhancement Proposal that the rule comes from; undefined when it comes from practice. */
  readonly bep: number | undefined;
  /** What is wrong, in general; a clause without a full stop. */
  readonly title: string;
  /** What that means and why it matters, for the help page; sentences. */
  readonly about: string;
  /** An example of a message of this rule. */
  readonly example: string;
  /** How to fix it, for the person who makes the torrent; a sentence. */
  readonly hint: string;
}

export type RuleId =
  | keyof typeof encodingRules
  | keyof typeof infoRules
  | keyof typeof outsideRules
  | keyof typeof pathRules
  | keyof typeof v2Rules;

/** Every rule that a torrent is checked by. */
export const rules: Readonly<Record<RuleId, Rule>> = {
  ...encodingRules,
  ...infoRules,
  ...pathRules,
  ...v2Rules,
  ...outsideRules,
};
