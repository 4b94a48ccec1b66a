// Seeds a torrent by WebRTC, while the page is open. Only loaded when someone wants that.

import WebTorrent from './webtorrent.js';

/** How much of the files is in memory, so that the blocks of a piece are read once. */
const CACHE_BYTES = 64 * 1024 * 1024;

/**
 * Seeds the torrent that `ask` has the files of. `stunServers` are hosts that tell the page its address as others see it. `onRefused` gets why the tracker lets nobody find this page, and `onError` an
 * error that ends it, with the path of a file that cannot be read. Rejects when the torrent is another than `infohash`.
 */
export async function startSeeding({ ask, tracker, stunServers, infohash, onRefused, onError }) {
  const { bytes: file, pieceLengthBytes } = await ask('seed', { tracker });
  const client = new WebTorrent({
    // Other ways to find peers are not for pages. WebTorrent's own STUN servers are of others: the operator names which to use.
    dht: false,
    lsd: false,
    utPex: false,
    natUpnp: false,
    natPmp: false,
    webSeeds: false,
    tracker: { rtcConfig: { iceServers: stunServers.map((host) => ({ urls: `stun:${host}` })) } },
  });
  const stop = () => client.destroy();
  const answer = async (piece, { offset = 0, length } = {}, done) => {
    let bytes;
    try {
      ({ bytes } = await ask('read', { piece }));
    } catch (error) {
      done(error);
      onError(error);
      return;
    }
    done(null, bytes.subarray(offset, length === undefined ? bytes.length : offset + length));
  };

  const store = class {
    constructor(chunkLength) {
      this.chunkLength = chunkLength;
    }

    get(piece, options, done) {
      if (typeof options === 'function') return this.get(piece, undefined, options);
      void answer(piece, options, done);
    }

    /** Nothing is downloaded: all is there. */
    put(piece, content, done) {
      done(new Error('Cannot write to the files of this torrent'));
    }

    close(done) {
      done(null);
    }

    destroy(done) {
      done(null);
    }
  };

  const torrent = await new Promise((resolve, reject) => {
    client.once('error', reject);
    const storeCacheSlots = Math.max(1, Math.floor(CACHE_BYTES / pieceLengthBytes));
    const added = client.add(file, { store, skipVerify: true, storeCacheSlots }, resolve);
    added.on('warning', ({ message }) => onRefused(message));
  });
  client.on('error', onError);
  if (torrent.infoHash === infohash) return { stop, figures };
  stop();
  throw new Error('The torrent that is published is another one');

  function figures() {
    return { peers: torrent.numPeers, sentBytes: torrent.uploaded };
  }
}
