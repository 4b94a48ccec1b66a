import { formatCount } from './key-path.ts';
import { type RuleId, rules, severities, type Severity } from './rules.ts';

/** One thing that is wrong or unusual in a torrent; by another rule than those of metainfo, where `Rule` says so. */
export interface Finding<Rule extends string = RuleId> {
  readonly rule: Rule;
  readonly severity: Severity;
  /** The key path, such as `info.files[3].path[0]`; empty for the file as a whole. */
  readonly path: string;
  /** Where it is, in bytes from the start of the file. */
  readonly offset: number;
  /** What is wrong here, with the values quoted; a clause without a full stop. */
  readonly message: string;
  /** How to fix it, for the person who makes the torrent; a sentence. */
  readonly hint: string;
  /** The BitTorrent Enhancement Proposal that the rule comes from. */
  readonly bep: number | undefined;
}

/** Where a finding is and what it says. */
export interface Place {
  readonly path: string;
  readonly offset: number;
  readonly message: string;
  /** A hint for this finding, when the rule's own hint is too general. */
  readonly hint?: string;
}

/**
 * How many findings of one rule are listed. The rest is counted, so that one rule does not hide the others. More errors
 * are listed because each must be fixed; a few of the others show the problem. Torrents of the Internet Archive have a
 * finding for every file.
 */
const ruleFindingsMax: Readonly<Record<Severity, number>> = { error: 20, warning: 5, note: 5 };

/** How many rules the entry that counts the rest names. */
const rulesCountedMax = 10;

/**
 * Collects findings and lists them by severity, then by offset, at most `max` in all. One more entry counts the rest.
 * `add` gets functions, so that a torrent with a hundred thousand odd names does not cost as many messages.
 */
export class Findings {
  readonly #max: number;
  readonly #kept: Readonly<Record<Severity, Finding[]>> = { error: [], warning: [], note: [] };
  /** How many findings there are of each rule. Undefined until the first one, as most torrents have none. */
  #counts: Map<RuleId, number> | undefined;
  #errorCount = 0;

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
    const { severity, hint, bep } = rules[rule];
    const kept = this.#kept[severity];
    if (severity === 'error') this.#errorCount++;
    this.#counts ??= new Map();
    const count = this.#counts.get(rule) ?? 0;
    this.#counts.set(rule, count + 1);
    if (count >= ruleFindingsMax[severity] || kept.length === this.#max) return;
    const { path, offset, message, hint: special } = locate();
    kept.push({ rule, severity, path, offset, message, hint: special ?? hint, bep });
  }

  list(): Finding[] {
    if (this.#counts === undefined) return [];
    const listed = severities.flatMap((severity) => this.#kept[severity].sort(byOffset)).slice(0, this.#max);
    const rest = new Map(this.#counts);
    for (const { rule } of listed) rest.set(rule, (rest.get(rule) ?? 0) - 1);
    const clauses = severities.map((severity) => countRest(rest, severity));
    // The severity is the highest of those that it counts.
    const severity = severities.find((_, index) => clauses[index] !== undefined);
    if (severity === undefined) return listed;
    const { hint, bep } = rules['findings.more'];
    const message = clauses.filter((clause) => clause !== undefined).join('; ');
    return [...listed, { rule: 'findings.more', severity, path: '', offset: 0, message, hint, bep }];
  }
}

function byOffset(one: Finding, other: Finding): number {
  return one.offset - other.offset;
}

/** Counts the findings of one severity that are not listed: `86 more warnings: file.sha1-length 84, key.unknown 2`. */
function countRest(rest: ReadonlyMap<RuleId, number>, severity: Severity): string | undefined {
  const counts = [...rest].filter(([rule, count]) => count > 0 && rules[rule].severity === severity);
  if (counts.length === 0) return undefined;
  counts.sort(([, one], [, other]) => other - one);
  const named = counts.slice(0, rulesCountedMax).map(([rule, count]) => `${rule} ${count}`);
  if (counts.length > named.length) named.push('…');
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return `${formatCount(total, `more ${severity}`)}: ${named.join(', ')}`;
}
