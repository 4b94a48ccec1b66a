import { drive, type Slice, type SliceResult } from './drive.ts';

/** The answer to a slice. */
export type LoadAnswer = { readonly result: SliceResult } | { readonly failure: string };

// The process that loads the servers, so that they do not share theirs with the load.
process.on('message', (slice: Slice) => {
  drive(slice).then(
    (result) => process.send?.({ result } satisfies LoadAnswer),
    (error: unknown) => process.send?.({ failure: String(error) } satisfies LoadAnswer),
  );
});
