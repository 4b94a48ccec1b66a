/** What is logged of a request that was answered. */
export interface RequestLine {
  readonly method: string;
  /** As it came over the wire. */
  readonly target: string;
  readonly status: number;
  /** How long the answer took to make. */
  readonly ms: number;
  readonly ip: string | undefined;
}

/** What pino's `info` writes of a request, without its general machinery (a tenth of its time), and in ASCII alone. */
export function formatRequestLine({ method, target, status, ms, ip }: RequestLine, time: string): string {
  const from = ip === undefined ? '' : `,"ip":"${escape(ip)}"`;
  return `{"level":30,"time":"${time}","method":"${escape(method)}","target":"${escape(target)}","status":${status},"ms":${ms}${from},"msg":"request"}\n`;
}

/** Text as it stands between the quotes of JSON; most has nothing to escape. */
function escape(text: string): string {
  if (!/["\\]|[^\x20-\x7e]/.test(text)) return text;
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/[^\x20-\x7e]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
