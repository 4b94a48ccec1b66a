import { describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf } from '../../../support/published.ts';
import { serviceForAll } from '../../../support/service.ts';
import { signIn } from '../../../support/sign-in.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

const service = serviceForAll();
const HTML = { accept: 'text/html' };

async function readmeOf(collection: string): Promise<string | undefined> {
  const answer = await service.request(`/${collection}/README.md`);
  // `text` would leave out a byte order mark.
  return answer.status === 200 ? Buffer.from(await answer.arrayBuffer()).toString() : undefined;
}

/** Sends the form as the admin. */
async function send(collection: string, fields: Record<string, string>) {
  const answer = await service.request(`/${collection}/README.md/edit`, {
    method: 'POST',
    headers: { ...service.authorization, ...HTML },
    body: new URLSearchParams(fields),
  });
  const text = await answer.text();
  return { answer, page: answer.status === 303 ? undefined : parsePage(text) };
}

const seenIn = (page: ReturnType<typeof parsePage> | undefined): string | undefined =>
  page?.find('input').find(({ attributes: { name } }) => name === 'seen')?.attributes['value'];

describe('the form for the README of a collection', () => {
  it('writes, changes and removes it', async () => {
    const { answer } = await send('a/b', { text: '# Title\r\n\r\nText.', seen: '' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/a/b/']);
    expect(await readmeOf('a/b')).toBe('# Title\n\nText.');
    const form = await service.request('/a/b/README.md/edit', {
      headers: { ...service.authorization, ...HTML },
    });
    const page = parsePage(await form.text());
    expect(page.find('textarea')[0]?.text).toBe('# Title Text.');
    const seen = seenIn(page) ?? '';
    await send('a/b', { text: 'Other', seen });
    expect(await readmeOf('a/b')).toBe('Other');
    const again = await service.request('/a/b/README.md/edit', {
      headers: { ...service.authorization, ...HTML },
    });
    await send('a/b', { text: '', seen: seenIn(parsePage(await again.text())) ?? '' });
    expect(await readmeOf('a/b')).toBeUndefined();
  });

  it('shows the text as it will be, and saves nothing', async () => {
    const { answer, page } = await send('previewed', { text: 'Some **text**', seen: '', preview: 'yes' });
    expect(answer.status).toBe(200);
    expect(page?.find('strong').map(({ text }) => text)).toEqual(['text']);
    expect(page?.find('textarea')[0]?.text).toBe('Some **text**');
    expect(await readmeOf('previewed')).toBeUndefined();
  });

  it('previews the text as the page of the collection shows it, with its title and the rest folded', async () => {
    const text = `# Title\n\n## Part\n\n${'word '.repeat(200)}\n\nlast`;
    const { page } = await send('previewed/below', { text, seen: '', preview: 'yes' });
    const texts = (name: string) => page?.find(name).map((element) => element.text);
    expect([texts('h3'), texts('h4')]).toEqual([['Title'], ['Part']]);
    expect(texts('details')?.at(-1)).toMatch(/last$/);
    const { page: untitled } = await send('previewed/below', { text: 'Text', seen: '', preview: 'yes' });
    expect(untitled?.find('h3').map((element) => element.text)).toEqual(['below']);
  });

  it('does not replace what another wrote meanwhile, unless it is sent again', async () => {
    await send('both', { text: 'Theirs', seen: '' });
    const { answer, page } = await send('both', { text: 'Mine', seen: '' });
    expect(answer.status).toBe(412);
    expect(page?.find('textarea')[0]?.text).toBe('Mine');
    expect(page?.find('pre').map(({ text }) => text)).toEqual(['Theirs']);
    expect(await readmeOf('both')).toBe('Theirs');
    await send('both', { text: 'Mine', seen: seenIn(page) ?? '' });
    expect(await readmeOf('both')).toBe('Mine');
  });

  it('keeps what was typed when it is refused', async () => {
    const blank = await send('kept', { text: '  ', seen: '' });
    expect(blank.answer.status).toBe(422);
    const moderator = await tokenOf(service, 'moderator', { name: 'elsewhere', collection: 'other' });
    const answer = await service.request('/kept/README.md/edit', {
      method: 'POST',
      headers: { ...moderator.headers, ...HTML },
      body: new URLSearchParams({ text: 'Typed', seen: '' }),
    });
    expect(answer.status).toBe(403);
    expect(parsePage(await answer.text()).find('textarea')[0]?.text).toBe('Typed');
  });

  it('accepts a README of the allowed size in any script, and keeps the text of a larger one in the form', async () => {
    const allowed = '深'.repeat(85_000);
    expect((await send('large', { text: allowed, seen: '' })).answer.status).toBe(303);
    expect(await readmeOf('large')).toBe(allowed);
    const tooLarge = '深'.repeat(100_000);
    const { answer, page } = await send('larger', { text: tooLarge, seen: '' });
    expect(answer.status).toBe(413);
    expect(page?.find('textarea')[0]?.text).toBe(tooLarge);
    expect(await readmeOf('larger')).toBeUndefined();
  });

  it('shows the README as it is, with the reason, when what was sent cannot be read', async () => {
    await send('unread', { text: 'Kept', seen: '' });
    const { answer, page } = await send('unread', { text: 'Typed', seen: '', other: 'x' });
    expect(answer.status).toBe(400);
    expect(page?.find('textarea')[0]?.text).toBe('Kept');
    expect(page?.find('main')[0]?.text).toContain('it does not have a field "other"');
  });

  it('saves characters that are not seen as they were', async () => {
    const text = '\ufeff# אב\u200e 1\u200b\n\n\u061c\u200f2\u202a3\u2028';
    await service.request('/unseen/README.md', {
      method: 'PUT',
      body: text,
      headers: service.authorization,
    });
    const form = await service.request('/unseen/README.md/edit', {
      headers: { ...service.authorization, ...HTML },
    });
    const shown = await form.text();
    const typed = /<textarea[^>]*>\n([^<]*)<\/textarea>/.exec(shown)?.[1] ?? '';
    expect(typed).toBe(text);
    await send('unseen', { text: `${typed} more`, seen: seenIn(parsePage(shown)) ?? '' });
    expect(await readmeOf('unseen')).toBe(`${text} more`);
  });

  it('is for those who may write it, and linked where they are', async () => {
    await publishTorrent(service, '/linked/x.torrent', 'linked');
    const free = await tokenOf(service, 'uploader', { name: 'free' });
    const form = await service.request('/linked/README.md/edit', { headers: free.headers });
    expect(form.status).toBe(403);
    const linksOf = async (headers: Record<string, string>) => {
      const page = parsePage(
        await (await service.request('/linked/', { headers: { ...headers, ...HTML } })).text(),
      );
      return page.find('a').map(({ attributes: { href } }) => href);
    };
    expect(await linksOf(free.headers)).not.toContain('/linked/README.md/edit');
    const { cookie } = await signIn(service);
    expect(await linksOf({ cookie })).toContain('/linked/README.md/edit');
  });
});
