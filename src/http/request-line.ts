/** What logs and metrics get about an answered request. */
export interface AnsweredRequest {
  readonly method: string;
  /** As it was sent. */
  readonly target: string;
  /** The template of the route that answered, such as `/{collection:segments}/`; undefined when no route did. */
  readonly route: string | undefined;
  readonly status: number;
  /** How long making the answer took, in milliseconds. */
  readonly ms: number;
  readonly ip: string | undefined;
}

export type RequestLevel = 'debug' | 'info';

/** The numbers that pino writes for the levels. */
const LEVEL_NUMBERS = { debug: 20, info: 30 } as const satisfies Record<RequestLevel, number>;

/**
 * Makes a function that formats a request like pino's `info`, but in a tenth of its time and only in ASCII. Under load,
 * requests are alike, so parts that are the same as in the last line are reused.
 */
export function createRequestLineFormat(): (
  line: AnsweredRequest,
  time: string,
  level?: RequestLevel,
) => string {
  let last:
    | (Pick<AnsweredRequest, 'method' | 'ip'> & { readonly time: string; readonly level: RequestLevel })
    | undefined;
  let head = '';
  let tail = '';
  return ({ method, target, route, status, ms, ip }, time, level = 'info') => {
    if (
      last === undefined ||
      last.time !== time ||
      last.method !== method ||
      last.ip !== ip ||
      last.level !== level
    ) {
      last = { time, method, ip, level };
      head = `{"level":${LEVEL_NUMBERS[level]},"time":"${time}","method":"${escape(method)}","target":"`;
      tail = `${ip === undefined ? '' : `,"ip":"${escape(ip)}"`},"msg":"request"}\n`;
    }
    const matched = route === undefined ? '' : `","route":"${escape(route)}`;
    return `${head}${escape(target)}${matched}","status":${status},"ms":${ms}${tail}`;
  };
}

/** Escapes text for a JSON string; most text has nothing to escape. */
function escape(text: string): string {
  if (!/["\\]|[^\x20-\x7e]/.test(text)) return text;
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/[^\x20-\x7e]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
