import { html, type Html } from '../../http/html.ts';

/** Where somebody signs in. */
export const login = {
  title: 'Sign in',
  token: 'Token',
  tokenHint: 'What the operator of this service gave you.',
  submit: 'Sign in',
  provider: 'Sign in without a token',
  once: 'This link signs this browser in. It can be used once.',
  /** Of the session that the browser has. */
  ends: (name: Html) => html`You are signed in here as ${name}. Signing in by this link ends that session.`,
  switch: 'End it and sign in',
  stay: 'Stay signed in',
};

/** What belongs to whoever is signed in. */
export const account = {
  title: 'Your account',
  signOut: 'Sign out',
  name: 'Name',
  role: 'Role',
  /** What each role may do, as the whole of it. */
  roles: {
    reader: 'may read what is published',
    uploader: 'may publish torrents, and change or delete them later',
    moderator: 'may publish, change and delete any torrent, and decides about reports',
    admin: 'may do everything, making and revoking tokens included',
  },
  collection: 'Collection',
  everywhere: 'all',
  expires: 'Expires',
  never: 'never',
  published: 'Published',
  files: '.torrent files',
  usedOf: (used: Html | string, max: Html | string) => html`${used} of ${max}`,
  torrents: 'Your torrents',
};

/** The browsers that somebody is signed in with. */
export const sessions = {
  title: 'Where you are signed in',
  browser: 'Browser',
  unnamed: 'A browser that does not say its name',
  address: 'Address',
  since: 'Since',
  seen: 'Last seen',
  action: 'Action',
  thisOne: 'this one',
  end: 'Sign out',
};

/** Keys by which programs without a token read .torrent files. */
export const feedKeys = {
  title: 'Feed keys',
  about:
    'A feed key is for a program that can send no token: at the end of the address of a .torrent file, it opens that file where reading takes a token. It opens nothing else.',
  notNeeded: 'Here everybody may read, so no program needs one for now.',
  name: 'Name',
  nameHint: 'What you will know it by, such as the program that it is for.',
  made: 'Made',
  used: 'Last used',
  notYet: 'not yet',
  action: 'Action',
  make: 'Make a feed key',
  revoke: 'Revoke',
  newTitle: 'Your new feed key',
  newKey: (name: Html) => html`This is the key ${name}. Copy it now: it is not shown again.`,
  newAddress: 'It stands at the end of an address, as in:',
  back: 'Back to your account',
};

/** What somebody has published themselves. */
export const ownTorrents = {
  title: 'Your torrents',
  nothing: 'You have not published anything yet.',
  name: 'Name',
  size: 'Size',
  state: 'State',
  published: 'Published',
  action: 'Action',
  states: {
    public: 'public',
    unlisted: 'unlisted',
    pending: 'waiting for review',
    hidden: 'hidden',
    superseded: 'superseded',
    removed: 'removed',
  },
  edit: 'Edit',
  delete: 'Delete',
  restore: 'Restore',
};
