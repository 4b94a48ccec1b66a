import { classify } from './statements.ts';

/** The kind of a line. `other` is another statement of a program; `unknown` is a line in no known format. */
export type LineKind =
  | 'message'
  | 'action'
  | 'notice'
  | 'join'
  | 'part'
  | 'quit'
  | 'nick'
  | 'kick'
  | 'mode'
  | 'topic'
  | 'other'
  | 'unknown';

export interface ParsedLine {
  /** `12:34` or `12:34:56`, when the line begins with a time. */
  readonly time: string | undefined;
  readonly kind: LineKind;
  /** The nick of the speaker or actor, when the line has one. */
  readonly nick: string | undefined;
  /** The message or action; for other kinds the line without its time and mark. */
  readonly text: string;
}

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const DATES = [
  // supybot, Limnoria, WeeChat, The Lounge
  '\\d{4}-\\d{2}-\\d{2}',
  // supybot before 2005
  `\\d{1,2}-${MONTH}-\\d{4}`,
  // HexChat, and EnergyMech with the year
  `${MONTH} {1,2}\\d{1,2}(?: \\d{4})?`,
].join('|');
const TIME = new RegExp(
  `^\\[?(?:(?:${DATES})[T ])?([0-2]?\\d:[0-5]\\d(?::[0-5]\\d)?)(?:\\.\\d{1,9})?(?:Z|[+-]\\d{2}:?\\d{2})?\\]?(?=[ \\t]|$)(?! *[ap]\\.?m\\b)`,
  'i',
);

// `<bob>`; irssi's `<@bob>`, `< bob>` and `<bob:#chan>`; eggdrop's `@<bob>` to the operators of a channel.
const MESSAGE = /^@?<[ @+%&~!]{0,32}([^\s>:]{1,64})(?::[^\s>]{1,200})?>(?:[ \t]([^]*))?$/;
// `* bob waves`, irssi's with two spaces before.
const ACTION = /^ ?\*[ \t]([^\s*]\S{0,63}) ([^]*)$/;
// HexChat begins actions and events alike, with a star and a tab (its textevents.in). An event has more than its verb: the
// address of who came or went, the reason in brackets, the new name.
const STARRED = /^\*\t([^]*)$/;
const STARRED_EVENT =
  /^\S{1,64} (?:\([^)\s]{1,300}\) has (?:joined|left)|has (?:quit \(|kicked \S|changed the topic to: )|is now known as \S|sets \S|gives |removes )/;
const STARRED_NEWS =
  /^(?:Now talking on|Topic for|Channel|Disconnected|Connected|Connecting to|Looking up|Users on|You (?:have|are|left|were)) /;
const EGGDROP_ACTION = /^Action: (\S{1,64}) ([^]*)$/;
// `-bob- hello`; irssi's `-bob:#chan-` and, in a query, `-bob(user@host)-`; HexChat's `-bob/#chan-`.
const NOTICE = /^-([^\s:/!(-][^\s:/(]{0,63})(?:[:/(][^\s]{1,200})?-[ \t]([^]*)$/;
// irssi's -!-, *** of ZNC, supybot and EnergyMech, the arrows of HexChat and WeeChat, and what begins a log.
const MARK = /^(?:-!-|\*{3,4}|-->|<--|-{2,4}>?)[ \t]+([^]*)$/;

const WEECHAT_NICK = /^[@%+~&!]?([^\s<>*=-]\S{0,63})$/;
const WEECHAT_NOTICE = /^Notice\(([^\s)]{1,64})\): ([^]*)$/;

/** Parses a line in any of the known formats. Each pattern is anchored, so a line is read in one pass. */
export function parseLine(line: string): ParsedLine {
  const [stamp = '', time] = TIME.exec(line) ?? [];
  const rest = line.slice(stamp.length);
  const parsed = rest.startsWith('\t') ? parseColumns(rest.slice(1)) : parseBody(withoutSpaces(rest, stamp));
  if (parsed !== undefined) return { time, ...parsed };
  if (time === undefined) return { time, kind: 'unknown', nick: undefined, text: line };
  return { time, kind: 'other', nick: undefined, text: rest.trimStart() };
}

type Body = Omit<ParsedLine, 'time'>;

/** One space ends the time, in supybot two. In irssi the second space begins an action, and the patterns allow it. */
function withoutSpaces(rest: string, stamp: string): string {
  if (stamp === '') return rest;
  return rest.startsWith('  ') ? rest.slice(2) : rest.slice(1);
}

function parseBody(body: string): Body | undefined {
  const message = MESSAGE.exec(body);
  if (message !== null) return { kind: 'message', nick: message[1], text: message[2] ?? '' };
  const starred = parseStarred(STARRED.exec(body)?.[1] ?? '');
  if (starred !== undefined) return starred;
  const action = ACTION.exec(body) ?? EGGDROP_ACTION.exec(body);
  if (action !== null) return { kind: 'action', nick: action[1], text: action[2] ?? '' };
  const notice = NOTICE.exec(body);
  if (notice !== null) return { kind: 'notice', nick: notice[1], text: notice[2] ?? '' };
  const marked = MARK.exec(body)?.[1];
  if (marked !== undefined) return classify(marked) ?? { kind: 'other', nick: undefined, text: marked };
  return classify(body, true);
}

/** Parses what HexChat writes after a star, unless it is an action. */
function parseStarred(text: string): Body | undefined {
  if (STARRED_NEWS.test(text)) return { kind: 'other', nick: undefined, text };
  return STARRED_EVENT.test(text) ? classify(text) : undefined;
}

/** Parses WeeChat's columns: the time, a nick or mark, and the text, separated by tabs. */
function parseColumns(columns: string): Body | undefined {
  const border = columns.indexOf('\t');
  if (border === -1) return undefined;
  const mark = columns.slice(0, border);
  const text = columns.slice(border + 1);
  const nick = WEECHAT_NICK.exec(mark)?.[1];
  if (nick !== undefined) return { kind: 'message', nick, text };
  if (mark.trim() === '*') {
    const space = text.indexOf(' ');
    const end = space === -1 ? text.length : space;
    return { kind: 'action', nick: text.slice(0, end), text: text.slice(end + 1) };
  }
  const notice = WEECHAT_NOTICE.exec(text);
  if (notice !== null) return { kind: 'notice', nick: notice[1], text: notice[2] ?? '' };
  return classify(text) ?? { kind: 'other', nick: undefined, text };
}
