import { respond, respondPieces } from '../http/respond.ts';
import { xml, XML_DECLARATION } from '../service/xml.ts';

const XML_TYPE = 'application/xml; charset=utf-8';

const HEADERS = { 'content-type': XML_TYPE, 'cache-control': 'no-store' } as const;

/** 207: one `response` for each of several things (RFC 4918 section 13), made while they are read. */
export function respondMultistatus(responses: AsyncIterable<string> | Iterable<string>): Response {
  return respondPieces(207, HEADERS, multistatus(responses));
}

async function* multistatus(responses: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  yield `${XML_DECLARATION}<D:multistatus xmlns:D="DAV:">\n`;
  yield* responses;
  yield '</D:multistatus>\n';
}

/** A `response` with one status for the whole of something, and the reason of a refusal. */
export function statusOf(href: string, status: string, reason: string): string {
  return xml`<D:response><D:href>${href}</D:href><D:status>HTTP/1.1 ${status}</D:status><D:responsedescription>${reason}</D:responsedescription></D:response>
`.toString();
}

/** A condition that a request does not meet, by the name that RFC 4918 section 16 gives it. */
export type Condition =
  | 'propfind-finite-depth'
  | 'no-conflicting-lock'
  | 'lock-token-matches-request-uri'
  | 'cannot-modify-protected-property';

/** The answer to a request that does not meet a condition: its name for the client, and the reason for people. */
export function respondCondition(status: number, condition: Condition, reason: string): Response {
  const body = `${XML_DECLARATION}<D:error xmlns:D="DAV:"><D:${condition}/>${xml`<D:responsedescription>${reason}</D:responsedescription>`.toString()}</D:error>\n`;
  return respond(status, HEADERS, body);
}

/** A document of one property, as the answer to a lock has it. */
export function respondProperty(
  status: number,
  name: string,
  value: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body = `${XML_DECLARATION}<D:prop xmlns:D="DAV:"><D:${name}>${value}</D:${name}></D:prop>\n`;
  return respond(status, { ...HEADERS, ...headers }, body);
}
