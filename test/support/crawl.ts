import type { TestService } from './service.ts';

interface Crawled {
  /** Path and query. */
  readonly path: string;
  readonly answer: Response;
}

const PAGES_MAX = 500;

/** Asks for these addresses and for all that their pages lead to, each once, and gives what is there. */
export async function* crawl(
  { url, request }: TestService,
  starts: readonly string[],
  headers: Readonly<Record<string, string>>,
): AsyncGenerator<Crawled> {
  const found = new Set(starts);
  for (const path of found) {
    if (found.size > PAGES_MAX) throw new Error(`There are more than ${PAGES_MAX} addresses`);
    const answer = await request(path, { headers });
    if (isPage(answer)) {
      for (const link of linksOf(await answer.text(), new URL(path, url))) found.add(link);
    } else {
      // Streams of events never end.
      await answer.body?.cancel();
    }
    yield { path, answer };
  }
}

function isPage({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('text/html') === true;
}

/** The addresses of the same service that a page leads to or is made of. */
function linksOf(page: string, from: URL): string[] {
  return [...page.matchAll(/\s(?:href|src)="([^"]*)"/g)].flatMap(([, written = '']) => {
    const link = URL.parse(written.replaceAll('&amp;', '&'), from);
    return link?.origin === from.origin ? [link.pathname + link.search] : [];
  });
}
