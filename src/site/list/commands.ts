import type { Frame } from '../layout/frame.ts';
import type { Html } from '../../http/html.ts';
import { code } from '../layout/code.ts';
import { copiedLine } from '../layout/copied-line.ts';

/** The line that publishes a torrent from a terminal to a collection's public address. */
export function uploadCommand(collectionAddress: string, frame: Frame): Html {
  return command(uploadLine(collectionAddress, frame.needsToken), frame);
}

/** The same line as plain text. */
export function uploadLine(collectionAddress: string, needsToken: boolean): string {
  const token = needsToken ? '-u :TOKEN ' : '';
  return `curl ${token}-T name.torrent ${shellWord(collectionAddress)}`;
}

/** The line that sends a torrent to a stream, which numbers it. */
export function streamCommand(streamAddress: string, frame: Frame): Html {
  const token = frame.needsToken ? '-u :TOKEN ' : '';
  return command(`curl ${token}--data-binary @name.torrent ${shellWord(streamAddress)}`, frame);
}

/** The line that publishes several torrents at once. */
export function uploadManyCommand(collectionAddress: string, frame: Frame): Html {
  const token = frame.needsToken ? '-u :TOKEN ' : '';
  return command(`curl ${token}-T '{one,two}.torrent' ${shellWord(collectionAddress)}`, frame);
}

function command(line: string, frame: Frame): Html {
  return copiedLine(line, code(line), frame);
}

/** An address as one word of a shell: a collection may be called `$(reboot)`, and its line is made to be pasted. */
export function shellWord(address: string): string {
  if (/^[\w:/.%~[\]-]+$/.test(address)) return address;
  return `'${address.replaceAll("'", '%27')}'`;
}
