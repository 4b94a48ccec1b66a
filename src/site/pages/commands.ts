import type { Frame } from '../frame.ts';
import { html, type Html } from '../../http/html.ts';

/** The line that publishes a torrent from a terminal to a collection's public address. */
export function uploadCommand(collectionAddress: string, { needsToken }: Frame): Html {
  const token = needsToken ? '-u :TOKEN ' : '';
  return command(`curl ${token}-T name.torrent ${shellWord(collectionAddress)}`);
}

/** The line that publishes several torrents at once. */
export function uploadManyCommand(collectionAddress: string, { needsToken }: Frame): Html {
  const token = needsToken ? '-u :TOKEN ' : '';
  return command(`curl ${token}-T '{one,two}.torrent' ${shellWord(collectionAddress)}`);
}

function command(line: string): Html {
  return html`<pre class="command" translate="no" dir="ltr"><code>${line}</code></pre>`;
}

/** An address as one word of a shell: a collection may be called `$(reboot)`, and its line is made to be pasted. */
export function shellWord(address: string): string {
  if (/^[\w:/.%~[\]-]+$/.test(address)) return address;
  return `'${address.replaceAll("'", '%27')}'`;
}
