import { z } from 'zod';
import { defineEndpoint, formBody } from '../../service/endpoint.ts';
import { filled } from '../../service/input/text-values.ts';

export const CHOOSE_LANGUAGE = defineEndpoint({
  method: 'POST',
  template: '/language',
  does: 'choose the language',
  needs: 'everybody',
  body: formBody(z.object({ language: z.string().default(''), next: z.string().optional() })),
  answers: {},
});

/** `v` is the version that the address is for. */
export const GET_ASSET = defineEndpoint({
  method: 'GET',
  template: '/assets/{name}',
  does: 'show the file',
  needs: 'everybody',
  query: z.object({ v: filled(z.string()) }),
  answers: {},
});

export const GET_SCRIPT = defineEndpoint({
  method: 'GET',
  template: '/assets/{version}/{name}',
  does: 'show the file',
  needs: 'everybody',
  answers: {},
});

export const GET_ICON = defineEndpoint({
  method: 'GET',
  template: '/favicon.ico',
  does: 'show the file',
  needs: 'everybody',
  answers: {},
});
