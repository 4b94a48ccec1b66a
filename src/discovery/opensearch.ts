import type { Context } from '../http/context.ts';
import { respond } from '../http/respond.ts';
import { createAddresses } from '../service/addresses.ts';
import { xml, XML_DECLARATION } from '../service/xml.ts';

/** The standard allows no longer name. */
const NAME_CHARACTERS_MAX = 16;

const HEADERS = {
  'content-type': 'application/opensearchdescription+xml; charset=utf-8',
  'cache-control': 'public, max-age=3600',
};

/** Describes the search for browsers: pages, feeds and suggestions (OpenSearch 1.1). */
export function openSearch(siteName: string): (request: Request, context: Context) => Response {
  const name = Array.from(siteName).slice(0, NAME_CHARACTERS_MAX).join('').trim();
  return (_request, { base }) => {
    const { start, api } = createAddresses(base);
    const document = xml`<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${name}</ShortName>
  <Description>${`Torrents of ${siteName}`}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">${start}favicon.ico</Image>
  <Url type="text/html" rel="results" template="${start}?q={searchTerms}"/>
  <Url type="application/atom+xml" rel="results" template="${start}feed.atom?q={searchTerms}"/>
  <Url type="application/x-suggestions+json" rel="suggestions" template="${api}/suggestions?q={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${start}opensearch.xml"/>
</OpenSearchDescription>
`;
    return respond(200, HEADERS, XML_DECLARATION + document.toString());
  };
}
