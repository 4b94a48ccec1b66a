import { html, type Html } from '../../http/html.ts';

/** Lists of torrents and collections. */
export const list = {
  name: 'Name',
  size: 'Size',
  files: 'Files',
  published: 'Published',
  get: 'Get it',
  inCollection: 'in',
  category: 'category',
  download: (name: Html) => html`Download<span class="unseen"> ${name}</span>`,
  magnet: (name: Html) => html`Magnet<span class="unseen"> link for ${name}</span>`,
  /** `torrents` is a number of them. */
  moreThan: (torrents: string) => `More than ${torrents}`,
  pages: 'Pages',
  first: 'First page',
  older: 'Older torrents',
  newer: 'Newer torrents',
  more: 'More torrents',
  collections: 'Collections',
  collectionsWithin: 'Collections in it',
  torrentsIn: (collection: string) => `Torrents in ${collection}`,
  torrentsFoundFor: (query: string) => `Torrents found for ${query}`,
};

/** The form that narrows a list down, and what it was narrowed down by. */
export const filter = {
  title: 'Filter',
  heading: 'Filtered torrents',
  /** Of each field, and of each filter that is in effect. */
  labels: {
    q: 'Words in the name',
    collection: 'Collection',
    category: 'Category',
    tag: 'Tag',
    version: 'Version',
    sizeMin: 'Size from',
    sizeMax: 'Size to',
    publishedFrom: 'Published from',
    publishedBefore: 'Published before',
  },
  below: 'with what is below it',
  anyVersion: 'any',
  hints: { size: 'As in 700M or 4GiB.', date: 'Days begin at 00:00 UTC.' },
  wrong: {
    size: 'This is no size. Write a number and a unit, as in 700M or 4GiB.',
    date: 'This is no date. Write it as in 2026-01-31.',
  },
  apply: 'Apply',
  active: 'Filters in effect',
  filter: (label: string, value: Html) => html`${label}: ${value}`,
  remove: 'remove',
  clear: 'Clear all',
  wrongTitle: 'This list cannot be shown',
  withoutAny: 'Show all, without filters',
};

export const start = {
  title: 'Newest torrents',
  nothingYet: 'Nothing is published here yet.',
  orTerminal: 'Or publish from a terminal:',
  orTerminalWithToken: 'Or publish from a terminal, with your token in place of TOKEN:',
  folderMakesCollection: 'A folder in the address makes a collection:',
  publishHere: 'Publish here',
  formOrTerminal: (link: (text: string) => Html) => html`${link('Upload with a form')}, or from a terminal:`,
};

export const search = {
  title: (query: string) => `Search for ${query}`,
  heading: (query: Html) => html`Search for ${query}`,
  nothingFound: 'No torrent has all of these words.',
  nothingFiltered: 'No torrent fits all of these filters.',
  nothingNamed: 'No torrent with this infohash is published here.',
  hint: (begin: Html, whole: Html) =>
    html`Try fewer words, or the beginning of one: the last word also finds longer ones, so ${begin} finds
    ${whole}. Names, titles, categories, tags and collections are searched, not descriptions and the files
    within. An infohash or a magnet link finds its torrent.`,
  help: 'How to search',
  /** What may be typed, and what it finds. */
  syntax: {
    words: 'names that hold both words, in any order; the last one may be the beginning of a longer word',
    phrase: 'names in which the words follow each other',
    without: 'names without that word',
    infohash: 'the torrent of that infohash or magnet link',
    file: 'A .torrent file that you drop on the page leads to its torrent, if it is published here.',
  },
};

export const collection = {
  nothingDirectly: 'No torrent is published directly in this collection.',
  nothingButBelow: 'No torrent is published directly in this collection, but in those within it.',
  showBelow: 'Show what is in those within it',
  publish: 'Publish in this collection',
  missing: 'There is no such collection',
  beginsWithFirst: (name: Html) =>
    html`Nothing is published in ${name}. The first torrent that is published there makes it.`,
};

/** The single keys that act on lists and pages of torrents. */
export const keys = {
  title: 'Keyboard shortcuts',
  search: 'Search',
  step: 'Next and previous torrent',
  open: 'Open the torrent',
  download: 'Download its file',
  magnet: 'Open its magnet link',
  upload: 'Upload',
  help: 'Show these shortcuts',
  on: 'Single keys act',
  close: 'Close',
};

/** Files that are dropped on a page. */
export const drop = {
  hint: 'Drop the .torrent file anywhere',
  intoForm: 'They can also be dropped or pasted anywhere on this page.',
  checking: 'Reading the file …',
  refused: 'This file is no torrent that could be published.',
  notChecked: 'The file could not be read.',
  leftOut: 'Files left out of the folder, as they are no .torrent files or cannot be read: #',
  cut: (entriesMax: string) =>
    `Only the first ${entriesMax} files and folders were looked at. Drop the others on their own.`,
  nothing: 'There is no .torrent file in this folder.',
};
