import { PROBLEMS, type Problem } from '../../http/problem.ts';

export interface ProblemText {
  readonly title: string;
  readonly meaning: string;
  readonly remedies: readonly string[];
}

/** What each kind of problem means, and what a reader or a script can do about it; code stands between back quotes. */
export const problems: Readonly<Record<Problem['code'], ProblemText>> = {
  malformed: {
    title: PROBLEMS.malformed.title,
    meaning:
      'The request itself could not be understood: its address, a header, a form field or a name in it has a shape that is not taken here. The torrent was not looked at.',
    remedies: [
      'Read the line that came with the error: it names the part that is wrong.',
      'End the address in `.torrent` to publish under that name, or in a slash to publish into a collection.',
      'In a form, call the file part `file`, as in `curl -F file=@name.torrent`.',
    ],
  },
  unauthorized: {
    title: PROBLEMS.unauthorized.title,
    meaning:
      'The request changes something, and that takes a token. There was none with it, or one that is not known here or has expired.',
    remedies: [
      'With curl, send the token as the password: `curl -u :TOKEN -T name.torrent URL/`',
      'In other programs, send the header `Authorization: Bearer TOKEN`.',
      'In a browser, sign in at `/login`, or type it into the field "Token" of the upload form.',
      'If you have none, ask the operator. The service prints the first one when it is started for the first time.',
    ],
  },
  forbidden: {
    title: PROBLEMS.forbidden.title,
    meaning:
      'The token is known, but it may not do this: its role is too low, it is bound to another collection, or the torrent was published by somebody else.',
    remedies: [
      'Use the token that published the torrent.',
      'Publish to a collection that the token is for.',
      'Ask the operator for a token with the role that is needed: uploaders change their own torrents, moderators all of them.',
    ],
  },
  not_found: {
    title: PROBLEMS.not_found.title,
    meaning: 'There is nothing at this address: no torrent, collection or page was ever published there.',
    remedies: [
      'Check the address for a letter too many or too few; capital and small letters differ.',
      'Search for the torrent by its name.',
      'If you have the infohash, look it up at `/torrents/` followed by the infohash.',
    ],
  },
  method_not_allowed: {
    title: PROBLEMS.method_not_allowed.title,
    meaning:
      'There is something at this address, but it does not take the method of the request, such as `PUT` or `DELETE`.',
    remedies: [
      'Look at the `Allow` header of the answer: it lists the methods that the address takes.',
      'Publish with `PUT` to an address that ends in `.torrent` or in a slash, or with `POST` to one that ends in a slash.',
    ],
  },
  conflict: {
    title: PROBLEMS.conflict.title,
    meaning:
      'The request contradicts what is there already. Most often the same torrent is published under another path; a torrent is in the catalogue only once.',
    remedies: [
      'Follow the link that came with the error: it leads to the torrent that stands in the way.',
      'Publish to the path that the torrent already has, or remove it there first.',
      'If the first folder of the address belongs to the service itself, choose another name for it.',
      'If you published to an infohash, make sure that the torrent really has it.',
    ],
  },
  gone: {
    title: PROBLEMS.gone.title,
    meaning:
      'A torrent was published at this address and has been removed since, by its publisher or by a moderator.',
    remedies: [
      'Search for its name: there may be a newer one.',
      'Whoever published it can publish it again at the same address.',
    ],
  },
  precondition_failed: {
    title: PROBLEMS.precondition_failed.title,
    meaning:
      'The request came with a condition, `If-Match` or `If-None-Match`, and it does not hold: what is published there is not what the sender believed. Nothing was changed.',
    remedies: [
      'Fetch the address again, look at what is there now, and send its `ETag`.',
      'Leave the condition out to replace whatever is there.',
    ],
  },
  too_large: {
    title: PROBLEMS.too_large.title,
    meaning: 'The file, the form or the list of files is larger than this service takes.',
    remedies: [
      'Make the torrent with larger pieces, or with fewer files: pack many small files into one archive.',
      'Send fewer files at once.',
      'Ask the operator to raise the limit (`TORRENTRY_UPLOAD_BYTES_MAX`).',
    ],
  },
  unsupported: {
    title: PROBLEMS.unsupported.title,
    meaning:
      'The body is labelled as something that is no .torrent file, or is compressed in a way that is not read here.',
    remedies: [
      'Send the .torrent file as it is, with the type `application/x-bittorrent` or without a type.',
      'Leave out `Content-Encoding`.',
    ],
  },
  invalid: {
    title: PROBLEMS.invalid.title,
    meaning:
      'The file was read, but it is not a torrent that all BitTorrent programs read alike. Each finding names the rule, the place within the file as a path of keys and a byte offset, and how to fix it.',
    remedies: [
      'Make sure that the file is the .torrent file itself, and not a web page or the content.',
      'Make the torrent anew with a current program; most findings go away by that.',
      'If a program of your own made it, fix what the findings name. Changes within `info` give the torrent a new infohash.',
    ],
  },
  rate_limited: {
    title: PROBLEMS.rate_limited.title,
    meaning: 'Too many requests came from the same place within a short time.',
    remedies: ['Wait as many seconds as the `Retry-After` header says, then go on more slowly.'],
  },
  unavailable_for_legal_reasons: {
    title: PROBLEMS.unavailable_for_legal_reasons.title,
    meaning:
      'A torrent was published at this address, and the operator of this service had to remove it to follow the law.',
    remedies: [
      'Read the line that came with the error: it may name the reason.',
      'If you published it and believe that this is a mistake, write to the operator.',
    ],
  },
  internal: {
    title: PROBLEMS.internal.title,
    meaning:
      'The service failed at something that should have worked. The fault is not yours, and nothing was changed.',
    remedies: [
      'Try again in a moment.',
      'If it happens again, tell the operator when it happened: the log of the service has the details.',
    ],
  },
  unavailable: {
    title: PROBLEMS.unavailable.title,
    meaning:
      'The service can do nothing right now: it is stopping, too busy, or its disk is full. Nothing was changed.',
    remedies: [
      'Try again after the seconds that the `Retry-After` header says.',
      'If you are the operator, look at the free space of the data folder and at the log.',
    ],
  },
};
