import { html, type Html } from '../../http/html.ts';
import { pluralsOf } from './plural.ts';

const plural = pluralsOf('en');

/** What can be written about torrents while they are uploaded, and what is kept when that did not work. */
export const uploadFields = {
  more: 'More about the torrents',
  moreHint: 'All of it is optional, and for new torrents: one that is here already keeps what it has.',
  titleHint: 'Shown in place of the name in the torrent. For a single file.',
  descriptionHint: (charactersMax: string) =>
    `Markdown, up to ${charactersMax} characters. It can be made longer by editing the torrent.`,
  chooseAgain: 'What you typed is still in the form. Choose the files again.',
  keptFiles: 'Files',
  keptFilesHint: 'They were kept, and need not be chosen again.',
  tooLargeToKeep: plural({
    one: '# file is too large to be kept. Choose it again to publish it:',
    other: '# files are too large to be kept. Choose them again to publish them:',
  }),
  publish: 'Publish',
  publishAccepted: 'Publish what was accepted',
  checkOthers: 'Check other files',
  chooseOthers: 'Choose other files',
  uploadMore: 'Upload more torrents',
};

/** What a script shows of files that it uploads one by one; `#` stands for a number. */
export const uploading = {
  heading: 'Files to upload',
  title: 'Title',
  titleHint: 'Shown in place of the name in the torrent.',
  states: {
    checking: 'Checking …',
    ready: 'Sound, and ready to upload.',
    unchecked: 'Ready to upload. It could not be checked here; the server checks it.',
    waiting: 'Waiting for its turn.',
    sending: 'Uploading …',
    paused: 'Too many at once. Goes on in # s.',
    published: 'Published:',
    upToDate: 'Up to date:',
    pending: 'Waits for a moderator:',
    here: 'Here already, byte for byte:',
    hereOtherwise: 'Here already, with other trackers or notes around it:',
    refused: 'Refused: this is no sound torrent.',
    sameName: 'Not uploaded: another file in this list has the same name, and one would replace the other.',
    twice: 'Not uploaded: the same torrent is in this list already.',
    failed: 'Not uploaded.',
    noAnswer: 'Not uploaded: the server cannot be reached.',
    cancelled: 'Cancelled.',
    changed:
      'Not uploaded: the file changed on your disk since you chose it, or can no longer be read. Choose it again.',
    gone: 'Not uploaded: the file is no longer where it was on your disk when you chose it. Choose it again.',
  },
  tooLarge: (size: string) => `Not uploaded: it is larger than ${size}, the most that is taken here.`,
  progress: 'Progress',
  speed: '#/s',
  standsAt: (link: Html) => html`It stands at ${link}.`,
  cancel: 'Cancel',
  retry: 'Try again',
  remove: 'Remove from the list',
  addMore: 'Add more files',
  problems: 'Problems',
  published: 'Published: #',
  review: 'Waiting for a moderator: #',
  here: 'Here already: #',
  refused: 'Not uploaded: #',
  left: 'To upload: #',
};

/** What a script shows when the server takes no more files until the person signs in. */
export const uploadSignIn = {
  heading: 'Sign in to go on',
  about: 'Nothing is lost: the files that are not uploaded yet, and all that you typed, stay on this page.',
  still: 'You are not signed in yet. Type a token, or sign in in a new tab, and go on then.',
  goOn: 'Go on',
  newTab: 'Sign in in a new tab',
};
