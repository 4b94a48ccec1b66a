import { formatCount } from './key-path.ts';
import { type RuleId, rules, type Severity } from './rules.ts';

/** One thing that is wrong with a torrent. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** The key path, such as `info.files[3].path[0]`; empty for the file as a whole. */
  readonly path: string;
  /** Where it stands, in bytes from the start of the file. */
  readonly offset: number;
  /** What is wrong here, with the values quoted; a sentence without a full stop. */
  readonly message: string;
  /** What its maker can do about it. */
  readonly mend: string;
  /** The BitTorrent Enhancement Proposal that the rule comes from. */
  readonly bep: number | undefined;
}

/** Where a finding stands and what it says. */
export interface Place {
  readonly path: string;
  readonly offset: number;
  readonly message: string;
}

/** Findings of one rule that are listed; those beyond are counted, so that one rule does not hide the others. */
const ruleFindingsMax = 20;

/**
 * Collects findings: errors first, at most `max` in all, and then one that counts the rest. Takes functions, as a
 * torrent with a hundred thousand odd names should not cost as many sentences.
 */
export class Findings {
  readonly #max: number;
  readonly #errors: Finding[] = [];
  readonly #warnings: Finding[] = [];
  /** How many findings there are of each rule; most torrents need none. */
  #counts: Map<RuleId, number> | undefined;
  #errorCount = 0;
  #warningCount = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get hasErrors(): boolean {
    return this.#errorCount > 0;
  }

  get errorCount(): number {
    return this.#errorCount;
  }

  add(rule: RuleId, locate: () => Place): void {
    const { severity, mend, bep } = rules[rule];
    const kept = severity === 'error' ? this.#errors : this.#warnings;
    if (severity === 'error') this.#errorCount++;
    else this.#warningCount++;
    this.#counts ??= new Map();
    const count = this.#counts.get(rule) ?? 0;
    this.#counts.set(rule, count + 1);
    if (count < ruleFindingsMax && kept.length < this.#max)
      kept.push({ rule, severity, ...locate(), mend, bep });
  }

  list(): Finding[] {
    const listed = [...this.#errors, ...this.#warnings].slice(0, this.#max);
    const errorsListed = Math.min(this.#errors.length, this.#max);
    const errors = this.#errorCount - errorsListed;
    const warnings = this.#warningCount - (listed.length - errorsListed);
    if (errors + warnings === 0) return listed;
    const { mend, bep } = rules['findings.more'];
    const message = `Not listed are ${formatCount(errors, 'error')} and ${formatCount(warnings, 'warning')}`;
    const severity: Severity = errors > 0 ? 'error' : 'warning';
    return [...listed, { rule: 'findings.more', severity, path: '', offset: 0, message, mend, bep }];
  }
}
