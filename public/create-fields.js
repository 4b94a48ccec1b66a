// What is typed about a new torrent.

const CREATED_BY = 'Torrentry';

/** What the infohash depends on, beside the files. */
export function inputOf(elements) {
  const pieceLength = elements['piece-length'].value;
  return {
    version: elements.version.value,
    name: elements['torrent-name'].value.trim(),
    pieceLengthBytes: pieceLength === '' ? undefined : Number(pieceLength),
    isPrivate: elements.private.checked,
    source: elements.source.value.trim() || undefined,
  };
}

/** What is written outside of `info`. Tiers of trackers are set apart by empty lines. */
export function outsideOf(elements) {
  return {
    trackers: elements.trackers.value
      .split(/\n\s*\n/)
      .map((tier) => addressesIn(tier))
      .filter((tier) => tier.length > 0),
    webSeeds: addressesIn(elements['web-seeds'].value),
    comment: elements.comment.value.trim() || undefined,
    createdBy: CREATED_BY,
    createdSeconds: Math.floor(Date.now() / 1000),
  };
}

function addressesIn(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** All that is typed, by name. */
export function fieldsOf(elements) {
  return Object.fromEntries(
    [...elements]
      .filter(({ name }) => name !== '')
      .map(({ name, type, value, checked }) => [name, type === 'checkbox' ? checked : value]),
  );
}

export function fillFields(elements, fields) {
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'boolean') elements[name].checked = value;
    else elements[name].value = value;
  }
}
