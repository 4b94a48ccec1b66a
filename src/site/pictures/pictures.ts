import type { Catalogue } from '../../catalogue/catalogue.ts';
import { PICTURE_BYTES_MAX, PICTURES_MAX, SMALLER_PICTURE } from '../../catalogue/picture.ts';
import { AppError } from '../../errors.ts';
import { readBody } from '../../http/body.ts';
import type { Context } from '../../http/context.ts';
import { readForm } from '../../http/form.ts';
import { preferredForm } from '../../http/negotiate.ts';
import { readBytes, respondContent, respondUnchanged } from '../../http/partial.ts';
import { problemHeaders, toProblem } from '../../http/problem.ts';
import { respond, respondText } from '../../http/respond.ts';
import { UNTRUSTED_CONTENT_HEADERS } from '../../http/security-headers.ts';
import { createAddresses, within } from '../../service/addresses.ts';
import { preconditionsOf } from '../../service/conditions.ts';
import { proofIn, type Call } from '../../service/endpoint-routes.ts';
import type { Identity } from '../../service/identity.ts';
import { pictureJson } from '../../service/picture-json.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import { pictureFileOf } from '../../service/receive.ts';
import type { Visitor } from '../../service/visitor.ts';
import type { Frames } from '../layout/frames.ts';
import { NO_STORE, respondPage, leadOn } from '../layout/page-response.ts';
import type {
  GET_PICTURE,
  PUT_PICTURE,
  REMOVE_PICTURE,
  SHOW_PICTURES,
  SUBMIT_PICTURE_REMOVAL,
  SUBMIT_PICTURES,
} from './endpoints.ts';
import type { PictureTarget, TextParams } from './targets.ts';
import { picturesPage } from './pictures-view.ts';

/** How many files of the largest size can be sent at once. */
const FILES_AT_ONCE = 4;

export interface PicturesParts {
  readonly frames: Frames;
  readonly catalogue: Pick<Catalogue, 'getPictureBytes' | 'checkRoom'>;
  readonly identity: Pick<Identity, 'visitor'>;
  readonly rateLimits: Pick<RateLimits, 'payer' | 'takeSeveral'>;
}

type OfText = Context<TextParams>;
type OnePicture = Context<TextParams & { readonly name: string }>;

/** The pictures of the texts that `targetOf` finds: each at an address of its own, and a form for all of them. */
export function pictures(
  { frames, catalogue, identity, rateLimits }: PicturesParts,
  targetOf: (params: TextParams) => PictureTarget,
) {
  const show = async (
    request: Request,
    context: OfText,
    visitor: Visitor,
    error?: AppError,
  ): Promise<Response> => {
    const frame = frames.forVisitor(visitor, request, context);
    const text = await targetOf(context.params).describe(visitor.actor, frame.addresses);
    const problem = error && toProblem(error, context.base);
    const headers = problemHeaders(error, { request, base: context.base }, 'html');
    const caching = request.method === 'POST' ? NO_STORE : {};
    return respondPage(problem?.status ?? 200, picturesPage({ ...text, problem }, frame), frame, {
      ...headers,
      ...caching,
    });
  };

  /** Shows the form with what went wrong; programs get the error as everywhere. */
  const showAgain = async (request: Request, context: OfText, error: unknown): Promise<Response> => {
    const isShown = error instanceof AppError && !['unauthorized', 'not_found', 'gone'].includes(error.code);
    if (!isShown || preferredForm(request) !== 'html') throw error;
    return show(request, context, await identity.visitor(request, context), error);
  };

  const backToForm = async (context: OfText, { actor }: Visitor): Promise<Response> => {
    const { form } = await targetOf(context.params).describe(actor, createAddresses(within(context.base)));
    return leadOn(form);
  };

  return {
    get: async (request: Request, context: OnePicture, call: Call<typeof GET_PICTURE>): Promise<Response> => {
      const visitor = await call.admit();
      const { picture, headers: caching } = await targetOf(context.params).get(context.params.name, visitor);
      const validators = { etag: picture.sha256, lastModified: undefined };
      const headers = { ...UNTRUSTED_CONTENT_HEADERS, ...caching };
      const unchanged = respondUnchanged(request, validators, headers);
      if (unchanged !== undefined) return unchanged;
      return respondContent(request, {
        lengthBytes: picture.bytes,
        validators,
        headers: { ...headers, 'content-type': picture.type },
        read: readBytes(await catalogue.getPictureBytes(picture)),
      });
    },

    /** What can be refused without the body is refused before it is read. */
    put: async (request: Request, context: OnePicture, call: Call<typeof PUT_PICTURE>): Promise<Response> => {
      const visitor = await call.admit();
      const { actor } = visitor;
      const { name: fileName } = context.params;
      const target = targetOf(context.params);
      const conditions = preconditionsOf(request);
      await target.check(fileName, actor, conditions);
      await catalogue.checkRoom(actor);
      const bytes = await readBody(request, PICTURE_BYTES_MAX, SMALLER_PICTURE);
      const file = { fileName, bytes };
      const { outcome, picture } = await target.put(file, actor, conditions, rateLimits.payer(visitor));
      const address = target.addressOf(picture.name, context.base);
      const isNew = outcome === 'created';
      const headers = {
        etag: `"${picture.sha256}"`,
        'cache-control': 'no-store',
        ...(isNew && { location: address }),
      };
      const status = isNew ? 201 : 200;
      if (preferredForm(request) !== 'json') return respondText(status, address, headers);
      return call.reply(status, pictureJson(picture, address), headers);
    },

    remove: async (
      request: Request,
      context: OnePicture,
      call: Call<typeof REMOVE_PICTURE>,
    ): Promise<Response> => {
      const { actor } = await call.admit();
      await targetOf(context.params).remove(context.params.name, actor, preconditionsOf(request));
      return respond(204, {});
    },

    show: async (request: Request, context: OfText, call: Call<typeof SHOW_PICTURES>): Promise<Response> =>
      show(request, context, await call.admit()),

    submit: async (
      request: Request,
      context: OfText,
      call: Call<typeof SUBMIT_PICTURES>,
    ): Promise<Response> => {
      const target = targetOf(context.params);
      let admitted: Promise<Visitor> | undefined;
      const admit = async (fields: ReadonlyMap<string, string>): Promise<void> => {
        admitted = call.admit({ formToken: fields.get('formToken') });
        const { actor } = await admitted;
        await target.describe(actor, createAddresses(context.base));
        await catalogue.checkRoom(actor);
      };
      try {
        const { files, fields } = await readForm(request, FORM_LIMITS, admit);
        const visitor = await (admitted ?? call.admit());
        await rateLimits.takeSeveral('uploads', request, visitor, files.length);
        if (files.length === 0) throw noFile();
        const payer = rateLimits.payer(visitor);
        const sent = files.map(pictureFileOf);
        const { added, version = null } = await target.add(sent, visitor.actor, payer, fields.get('seen'));
        if (preferredForm(request) === 'html') return await backToForm(context, visitor);
        const images = added.map((it) => pictureJson(it, target.addressOf(it.name, context.base)));
        return call.reply(201, { images, version }, { 'cache-control': 'no-store' });
      } catch (error) {
        return showAgain(request, context, error);
      }
    },

    submitRemoval: async (
      request: Request,
      context: OnePicture,
      call: Call<typeof SUBMIT_PICTURE_REMOVAL>,
    ): Promise<Response> => {
      try {
        const visitor = await call.admit(proofIn(await call.fields()));
        await targetOf(context.params).remove(context.params.name, visitor.actor, {});
        return await backToForm(context, visitor);
      } catch (error) {
        return showAgain(request, context, error);
      }
    },
  };
}

const FORM_LIMITS = {
  fieldNames: ['formToken', 'seen'],
  fileBytesMax: PICTURE_BYTES_MAX,
  smallerFile: SMALLER_PICTURE,
  formBytesMax: FILES_AT_ONCE * PICTURE_BYTES_MAX,
  filesMax: PICTURES_MAX,
};

function noFile(): AppError {
  return new AppError('malformed', 'Cannot add a picture: the form has no file', {
    hint: 'Choose a picture; with curl: -F image=@shot.png',
  });
}
