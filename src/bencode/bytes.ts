/** The bytes of `text` as UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  return utf8Encoder.encode(text);
}

/** The text that `bytes` hold, or undefined when they are not well-formed UTF-8. A byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  return decodeShortAscii(bytes) ?? decodeStrictly(bytes);
}

/** Calling a TextDecoder costs more than most names are long. */
function decodeShortAscii(bytes: Uint8Array): string | undefined {
  if (bytes.length > 48) return undefined;
  let text = '';
  for (const byte of bytes) {
    if (byte > 0x7f) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8Decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The text that `bytes` hold, with U+FFFD in place of what is not well-formed UTF-8. */
export function decodeUtf8Lossy(bytes: Uint8Array): string {
  return decodeShortAscii(bytes) ?? lossyUtf8Decoder.decode(bytes);
}

const utf8Encoder = new TextEncoder();
const strictUtf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lossyUtf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true });
