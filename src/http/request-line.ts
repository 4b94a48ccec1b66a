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

/**
 * Makes the function that writes of a request what pino's `info` writes, without its general machinery (a tenth of its
 * time), and in ASCII alone. Who asks in a rush asks alike: what is as in the line before is not written anew.
 */
export function createRequestLineFormat(): (line: RequestLine, time: string) => string {
  let last: { readonly time: string; readonly method: string; readonly ip: string | undefined } | undefined;
  let head = '';
  let tail = '';
  return ({ method, target, status, ms, ip }, time) => {
    if (last === undefined || last.time !== time || last.method !== method || last.ip !== ip) {
      last = { time, method, ip };
      head = `{"level":30,"time":"${time}","method":"${escape(method)}","target":"`;
      tail = `${ip === undefined ? '' : `,"ip":"${escape(ip)}"`},"msg":"request"}\n`;
    }
    return `${head}${escape(target)}","status":${status},"ms":${ms}${tail}`;
  };
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
