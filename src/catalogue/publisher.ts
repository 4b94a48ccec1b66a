import { AppError } from '../errors.ts';
import { fold, toVisible } from '../lib/unicode.ts';
import { toLine, toLines } from './plain-text.ts';
import { OPEN_AREA } from './areas.ts';

const NAME_LENGTH_MAX = 60;
const ABOUT_LENGTH_MAX = 1000;
const SLUG = /^[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){2,39}$/;
/** How many addresses one publisher may have had, so that addresses cannot be hoarded. */
export const SLUGS_MAX = 5;

/** Names that would pass for the operator. */
const RESERVED_SLUGS = new Set(
  [
    ['about', 'account', 'admin', 'administrator', 'anonymous', 'everyone', 'help', 'moderator', 'nobody'],
    ['official', 'operator', 'owner', 'publisher', 'root', 'security', 'service', 'site', 'staff', 'support'],
    ['system', 'team', 'torrent', 'torrents', 'torrentry', 'trusted', 'unknown', 'verified', 'webmaster'],
  ]
    .flat()
    .map(slugKey),
);

/** Words that make any name with them look like the operator's. */
const RESERVED_WORDS = new Set(
  ['admin', 'administrator', 'moderator', 'official', 'operator', 'staff', 'support', 'sysadmin', 'verified']
    .flatMap((word) => [word, `${word}s`])
    .map(slugKey),
);

/** What a publisher writes about itself. */
export interface PublisherDraft {
  /** The last part of the address of its page. */
  readonly slug: string;
  /** The name shown. */
  readonly name: string;
  /** A short text in Markdown. */
  readonly about: string | undefined;
}

/** A publisher with a page of its own. */
export interface Publisher extends PublisherDraft {
  /** The token that publishes. */
  readonly ownerId: number;
  /** Whether a moderator vouches that it is who it says. */
  readonly verified: boolean;
  /** Addresses that it had before: they lead to the current one, and no other publisher can have them. */
  readonly formerSlugs: readonly string[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/**
 * Normalises what a publisher writes about itself, on the site of that name. Throws malformed for an address or name
 * that no publisher can have.
 */
export function toPublisherDraft({ slug, name, about }: PublisherDraft, siteName: string): PublisherDraft {
  const line = toLine(name, 'name', NAME_LENGTH_MAX);
  if (line === undefined) {
    throw new AppError('malformed', 'Cannot use an empty name', { hint: 'Give the name to be shown.' });
  }
  checkOneScript(line);
  checkOwnName(line, siteName);
  return {
    slug: toSlug(slug, siteName),
    name: line,
    about: about && toLines(about, 'text', ABOUT_LENGTH_MAX),
  };
}

function toSlug(text: string, siteName: string): string {
  const slug = text.trim().toLowerCase();
  if (!SLUG.test(slug)) {
    throw new AppError('malformed', `Cannot use the address "${text.slice(0, 60)}"`, {
      hint: 'Use 3 to 40 letters from a to z, digits, and single hyphens between them.',
    });
  }
  if (!speaksForOperator(slug, siteName)) return slug;
  throw new AppError('malformed', `Cannot use the address "${slug}": it could pass for the operator's`, {
    hint: 'Choose another one.',
  });
}

function checkOwnName(name: string, siteName: string): void {
  if (!speaksForOperator(name, siteName)) return;
  throw new AppError('malformed', `Cannot use the name "${name}": it could pass for the operator's`, {
    hint: 'Leave out the name of this site, and words such as admin, official or support.',
  });
}

/**
 * Whether an address or a name is one of the operator, or has a word of theirs or the whole name of the site, by what looks
 * alike.
 */
function speaksForOperator(text: string, siteName: string): boolean {
  const words = wordKeys(text);
  const site = wordKeys(siteName).join(' ');
  return (
    RESERVED_SLUGS.has(nameKey(text)) ||
    words.some((word) => RESERVED_WORDS.has(word)) ||
    (site !== '' && (nameKey(text) === nameKey(siteName) || ` ${words.join(' ')} `.includes(` ${site} `)))
  );
}

/** The words of a name, as `TheAdmin` has two of them, each by what is the same for those that look alike. */
function wordKeys(name: string): readonly string[] {
  return toVisible(name)
    .replaceAll(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(nameKey)
    .filter((word) => word !== '');
}

/** What is the same for addresses that look alike: `debian` and `deb1an`, `arn-dt` and `amdt`. */
export function slugKey(slug: string): string {
  return slug
    .replaceAll('-', '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll(/[il|]/g, '1')
    .replaceAll('o', '0');
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);

/** Of these, letters of one look like letters of another. No name needs two. */
function checkOneScript(name: string): void {
  if (SCRIPTS.filter((script) => script.test(name)).length <= 1) return;
  throw new AppError('malformed', `Cannot use the name "${name}": its letters are of several scripts`, {
    hint: 'Write it in one script.',
  });
}

/** Letters of other scripts that look like those of Latin. */
const LOOK_ALIKE = new Map(
  ['аa', 'еe', 'оo', 'рp', 'сc', 'уy', 'хx', 'іi', 'јj', 'ѕs', 'ԁd', 'һh', 'вb', 'кk', 'мm', 'тt', 'нh']
    .concat(['αa', 'ο0', 'ρp', 'νv', 'ιi', 'κk', 'υu', 'χx', 'τt', 'βb', 'εe', 'ηn', 'օo', 'սu'])
    .map((pair) => [pair[0] ?? '', pair.slice(-1)]),
);

/** What is the same for names that look alike, in whatever script. */
export function nameKey(name: string): string {
  const plain = Array.from(fold(toVisible(name)), (letter) => LOOK_ALIKE.get(letter) ?? letter).join('');
  return slugKey(plain.replaceAll(/[\s\p{P}]/gu, ''));
}

/** What the list of a publisher has, the same for all who read it: its revision is that of all open lists. */
export function listedBy({ ownerId }: Publisher) {
  return { ownerId, state: 'public', area: OPEN_AREA } as const;
}

/** The error for a publisher that does not exist. */
export function noPublisher(slug: string): AppError {
  return new AppError('not_found', `Cannot find the publisher "${slug}": no publisher has that address`);
}
