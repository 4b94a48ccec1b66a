import type { Viewer } from '../catalogue/areas.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CollectionSummary } from '../catalogue/listed-collection.ts';
import { withKey, type Addresses } from '../service/addresses.ts';
import { xml, XML_DECLARATION } from '../service/xml.ts';

export const OPML_TYPE = 'text/x-opml; charset=utf-8';

export interface OpmlInput {
  readonly catalogue: Pick<Catalogue, 'listCollections'>;
  readonly addresses: Addresses;
  readonly viewer: Viewer;
  readonly siteName: string;
  readonly updatedAt: Date;
  readonly key: string | undefined;
}

/** An OPML 2.0 list of the feeds of all collections, each within the one above it, piece by piece. */
export async function* writeOpml(input: OpmlInput): AsyncGenerator<string> {
  const { addresses, siteName, updatedAt, key } = input;
  yield XML_DECLARATION;
  yield xml`<opml version="2.0">
<head>
<title>${siteName}</title>
<dateModified>${updatedAt.toUTCString()}</dateModified>
</head>
<body>
<outline type="rss" text="${siteName}" xmlUrl="${withKey(`${addresses.start}feed.rss`, key)}" htmlUrl="${addresses.start}"/>
`.toString();
  yield* outlines('', input);
  yield '</body>\n</opml>\n';
}

async function* outlines(parent: string, input: OpmlInput): AsyncGenerator<string> {
  for (const collection of await input.catalogue.listCollections(parent, input.viewer)) {
    yield outlineStart(collection, input);
    yield* outlines(collection.path, input);
    yield '</outline>\n';
  }
}

function outlineStart({ path }: CollectionSummary, { addresses, key }: OpmlInput): string {
  const page = addresses.collection(path);
  const feed = withKey(`${page}feed.rss`, key);
  return xml`<outline type="rss" text="${path}" xmlUrl="${feed}" htmlUrl="${page}">
`.toString();
}
