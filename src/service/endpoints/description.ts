import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { API_PREFIX } from './prefix.ts';

/** The API by OpenAPI 3.1. */
export const GET_DESCRIPTION = defineEndpoint({
  method: 'GET',
  template: `${API_PREFIX}/openapi.json`,
  does: 'describe the API',
  needs: 'everybody',
  answers: { 200: z.looseObject({ openapi: z.string() }) },
});
