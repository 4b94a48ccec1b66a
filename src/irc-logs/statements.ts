import type { LineKind, ParsedLine } from './line-format.ts';

interface Statement {
  readonly kind: LineKind;
  readonly pattern: RegExp;
  /** Whether it is certain enough without a mark before it, as eggdrop writes. */
  readonly isBare?: boolean;
}

const NICK = '([^\\s!,]{1,64})';
const HOST = ' [\\[(<][^\\])>\\s]{1,300}[\\])>]';
// An account and a real name may follow.
const WHO = '(?: [\\[(<][^]{0,600}?[\\])>])';
const BY = `[^]{0,600}? by ${NICK}`;

function statement(kind: LineKind, pattern: string, isBare = false): Statement {
  return { kind, pattern: new RegExp(`^${pattern}`), isBare };
}

/**
 * What programs write about a channel, each pattern with the nick of the actor. For a kick, the actor is not the kicked
 * user; eggdrop names both in one line without a mark.
 */
const STATEMENTS: readonly Statement[] = [
  statement('join', `${NICK}${WHO}? has joined(?: |$)`),
  statement('join', `Joins: ${NICK}`),
  statement('join', `${NICK}(?:${HOST})? (?:joined|returned to) [#&+!]`, true),
  statement('part', `${NICK}${WHO}? has left(?: |$)`),
  statement('part', `Parts: ${NICK}`),
  statement('part', `${NICK}${HOST} left [#&+!]`, true),
  statement('quit', `${NICK}${WHO}? has quit(?: |$)`),
  statement('quit', `Quits: ${NICK}`),
  statement('quit', `${NICK}${HOST} (?:left irc:|got netsplit)`, true),
  statement('nick', `${NICK} (?:is|are) now known as `),
  statement('nick', `Nick change: ${NICK} -> `, true),
  statement('kick', `\\S{1,64} was kicked${BY}`),
  statement('kick', `\\S{1,64} kicked from [#&+!]${BY}`, true),
  statement('kick', `${NICK} has kicked `),
  statement('mode', `${NICK} sets? (?:mode|ban|exempt|invite|channel)`),
  statement('mode', `${NICK} (?:gives|removes) (?:channel|voice|ban|exempt|invite|user)`),
  statement('mode', `(?:mode\\/|ServerMode\\/|Mode )[#&+!]${BY}`),
  statement('mode', `[#&+!]\\S{0,200}: mode change '${BY}`, true),
  statement('topic', `${NICK} changes topic to `),
  statement('topic', `${NICK} (?:has )?changed (?:the )?topic `),
  statement('topic', `Topic changed on \\S{1,200} by ${NICK}`, true),
];

/** Classifies such a text; undefined when it matches no known statement. `isBare`: it has no mark before it. */
export function classify(text: string, isBare = false): Omit<ParsedLine, 'time'> | undefined {
  for (const { kind, pattern, isBare: takesBare } of STATEMENTS) {
    if (isBare && takesBare !== true) continue;
    const found = pattern.exec(text);
    if (found !== null) return { kind, nick: found[1], text };
  }
  return undefined;
}
