import { gauge, type Source } from './instruments.ts';

/** Reads whether limits are shared by all processes. */
export function valkeySource(read: () => { readonly problem: string | undefined }): Source {
  return () =>
    Promise.resolve([
      gauge(
        'torrentry_valkey_up',
        '1 while the Valkey server keeps the limits of all processes.',
        read().problem === undefined ? 1 : 0,
      ),
    ]);
}
