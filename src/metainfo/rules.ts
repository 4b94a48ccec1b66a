import { encodingRules } from './rules-encoding.ts';
import { infoRules } from './rules-info.ts';
import { outsideRules } from './rules-outside.ts';
import { pathRules } from './rules-paths.ts';
import { v2Rules } from './rules-v2.ts';

/**
 * A torrent with an error is refused. A warning says that some program may stumble over it, a note that something is
 * unknown or unusual.
 */
export type Severity = 'error' | 'warning' | 'note';

/** The gravest first. */
export const severities: readonly Severity[] = ['error', 'warning', 'note'];

export interface Rule {
  readonly severity: Severity;
  /** The BitTorrent Enhancement Proposal that the rule comes from; undefined when it comes from practice. */
  readonly bep: number | undefined;
  /** What is wrong, in general; a clause without a full stop. */
  readonly title: string;
  /** What that means and why it matters, for a page of help; sentences. */
  readonly about: string;
  /** A message as this rule gives it. */
  readonly example: string;
  /** What its maker can do about it. */
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
