import { html, type Html } from '../../http/html.ts';
import { pluralsOf } from './plural.ts';

const plural = pluralsOf('en');

type CountedTexts = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** How many names a filter found, for a script to choose from. */
const found: CountedTexts = { one: '# match', other: '# matches' };

/** Buttons that copy, and what they say when they have. */
export const copying = {
  copy: 'Copy',
  magnet: 'Copy magnet link',
  copied: 'Copied.',
  notCopied: 'Not copied. Where the text is selected, press Ctrl+C.',
};

/** The ways to a torrent, beside the buttons for its magnet link and its file. */
export const share = {
  title: 'Ways to get it',
  curl: 'The .torrent file, with curl',
  aria2: 'What is in it, with aria2',
  transmission: 'Added to Transmission',
  qr: 'QR code of the magnet link',
  qrHint: 'For a torrent program on another device',
  qrHintWithoutAddresses: 'For a torrent program on another device, without the trackers and web seeds',
  summary: (size: string, files: string) => `${size}, ${files}`,
};

/** What is said of a torrent that is not in the lists. */
export const standing = {
  pending: 'This torrent waits for a moderator.',
  hidden: 'A moderator has hidden this torrent.',
  onlySeenBy: 'Only its publisher and moderators see it.',
  unlisted: 'This torrent is in no list.',
  unlistedMeans: 'Whoever knows its address sees it.',
  reason: (reason: Html) => html`Reason: ${reason}`,
  takesOver: (other: Html) => html`Once it is let in, it takes the place of ${other}.`,
  publish: 'Publish',
  publishUnlisted: 'Publish, but in no list',
};

/** What can be done about a torrent. */
export const manage = {
  title: 'About this torrent',
  edit: 'Edit',
  replace: 'Upload a newer version',
  delete: 'Delete',
  report: 'Report',
  versions: 'Older versions',
  publishedBy: 'Published by',
};

export const fileFilter = { label: 'Filter by name', found };

/** The whole list of a torrent's files. */
export const fileList = {
  title: (torrent: string) => `Files of ${torrent}`,
  heading: (torrent: Html) => html`Files of ${torrent}`,
  all: 'All files on pages of their own',
  shown: (first: string, last: string, all: string) => `Files ${first} to ${last} of ${all}`,
  path: 'Path',
  size: 'Size',
  pages: 'Pages',
  previous: 'Previous files',
  next: 'Next files',
};

export const edit = {
  title: (torrent: string) => `Edit ${torrent}`,
  heading: (torrent: Html) => html`Edit ${torrent}`,
  name: 'Title',
  nameHint: 'Shown in place of the name in the torrent.',
  description: 'Description',
  descriptionHint: (mark: Html) =>
    html`Markdown: ${mark}. HTML is shown as it is written, and pictures become links.`,
  category: 'Category',
  categoryHint: 'A short name, without commas or slashes.',
  tags: 'Tags',
  tagsHint: 'With commas in between.',
  licence: 'Licence',
  licenceHint: (example: Html) => html`As SPDX names it, such as ${example}, or in your own words.`,
  path: 'Where it stands',
  collection: 'Collection',
  fileName: 'File name',
  fileNameHint: (ending: Html) => html`Ends in ${ending}.`,
  visibility: 'Who sees it',
  states: {
    public: 'everybody, in the lists',
    unlisted: 'whoever knows its address',
    hidden: 'its publisher and moderators only',
  },
  stateReason: 'Why it is hidden',
  stateReasonHint: 'For its publisher to read.',
  save: 'Save',
  preview: 'Preview the description',
  previewed: 'Preview of the description',
  nothingToSee: 'There is nothing in it yet.',
  notSaved: 'Not saved',
  wrongFields: plural({ one: '# field has to be fixed.', other: '# fields have to be fixed.' }),
  changed: 'Somebody else has changed this torrent since you opened the form',
  changedMeans: 'Below is what you typed. Save again to put it in the place of what stands there now:',
  empty: 'nothing',
};

export const replace = {
  title: (torrent: string) => `A newer version of ${torrent}`,
  heading: (torrent: Html) => html`A newer version of ${torrent}`,
  about: (path: Html) =>
    html`It takes over the address ${path}. This one leaves the lists and stays reachable by its infohash.`,
  file: 'Torrent file',
  fileHint: 'The .torrent file of the newer version; its name does not matter.',
  submit: 'Upload',
};

export const removal = {
  title: (torrent: string) => `Delete ${torrent}`,
  heading: (torrent: Html) => html`Delete ${torrent}?`,
  about: plural({
    one: 'It leaves all lists, and nothing of it is served any more. It can be restored for # day.',
    other: 'It leaves all lists, and nothing of it is served any more. It can be restored for # days.',
  }),
  reason: 'Reason',
  reasonHint: 'For everybody to read who comes to its address.',
  status: 'What its address answers',
  statuses: { 410: 'it was removed (410)', 451: 'it was removed, because the law demanded it (451)' },
  block: 'Let nobody publish it again. That takes a reason.',
  submit: 'Delete',
  cancel: 'Keep it',
  removedTitle: 'Deleted',
  removed: (torrent: Html) => html`${torrent} was deleted`,
  removedAt: (moment: Html) => html`On ${moment}.`,
  restorable: (moment: Html) => html`It can be restored until ${moment}.`,
  notByYou: 'A moderator can restore it.',
  notByYouLegal: 'A moderator of all collections can restore it.',
  undo: 'Restore it',
  takenBy: (other: Html) => html`Another torrent has its address by now: ${other}.`,
  takenMeans: 'Move or delete the other one, then restore this one.',
  takenAsk: 'A moderator can move or delete the other one; then this one can be restored.',
  moveOther: 'Move the other one',
  deleteOther: 'Delete the other one',
};

export const report = {
  title: (torrent: string) => `Report ${torrent}`,
  heading: (torrent: Html) => html`Report ${torrent}`,
  about: 'The moderators of this service read it.',
  kind: 'What is wrong with it',
  kinds: {
    illegal: 'It is against the law',
    copyright: 'It violates a copyright',
    malware: 'It is harmful software',
    wrong: 'It is not what its name says',
    spam: 'It is advertising',
    other: 'Something else',
  },
  text: 'More about it',
  textHint: 'What helps a moderator to decide. Up to 2,000 characters.',
  submit: 'Report',
  thanksTitle: 'Reported',
  thanks: 'Thank you. A moderator will look at it.',
  back: 'Back to the torrent',
};
