/** Makes a step of a pipeline that passes everything on, and calls `check` each time so many bytes have passed. */
export function atEvery(bytes: number, check: () => Promise<void>) {
  return async function* pass(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let passed = 0;
    for await (const chunk of chunks) {
      passed += chunk.byteLength;
      if (passed >= bytes) {
        await check();
        passed = 0;
      }
      yield chunk;
    }
  };
}
