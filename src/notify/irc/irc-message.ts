/** A message of an IRC server (RFC 2812 section 2.3.1, IRCv3 message tags). */
export interface IrcMessage {
  /** Who it is from: a server, or `nick!user@host`. */
  readonly source: string;
  /** In upper case, or three digits. */
  readonly command: string;
  readonly params: readonly string[];
}

/** Parses a line without its end; undefined for an empty one. */
export function parseIrcMessage(line: string): IrcMessage | undefined {
  const start = line.indexOf(' :', line.startsWith(':') ? 1 : 0);
  const trailing = start === -1 ? [] : [line.slice(start + 2)];
  const words = (start === -1 ? line : line.slice(0, start)).split(' ').filter((word) => word !== '');
  if (words[0]?.startsWith('@') === true) words.shift();
  const source = words[0]?.startsWith(':') === true ? (words.shift() ?? '').slice(1) : '';
  const [command, ...params] = words;
  return command === undefined
    ? undefined
    : { source, command: command.toUpperCase(), params: [...params, ...trailing] };
}
