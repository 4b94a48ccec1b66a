import type { Catalogue } from '../../catalogue/catalogue.ts';
import { isOfCollection } from '../../catalogue/upload-rules.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import { isUrlEncoded } from '../../http/fields.ts';
import { preferredForm } from '../../http/negotiate.ts';
import { toProblem } from '../../http/problem.ts';
import { redirect } from '../../http/respond.ts';
import { createAddresses } from '../../service/addresses.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import { publishAll, type UploadResult } from '../../service/publish.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import { receiveForm, type ReceivedForm, type Upload } from '../../service/receive.ts';
import type { Visitor } from '../../service/visitor.ts';
import { receiveKept } from './kept-files.ts';
import { isPageEnough, type PublishResponder } from './publish-responder.ts';
import type { SHOW_UPLOAD, SUBMIT_UPLOAD } from './endpoints.ts';
import { blankFor, orderOf, typedIn, UPLOAD_FIELDS, wrongIn } from './upload-fields.ts';
import type { UploadPages } from './upload-pages.ts';

/** What has come of a form so far. The page that tells of a failure shows it again. */
type Sent = { -readonly [Key in keyof ReceivedForm]: ReceivedForm[Key] };

export interface UploadFormParts {
  readonly pages: UploadPages;
  readonly published: PublishResponder;
  readonly catalogue: Catalogue;
  readonly rateLimits: Pick<RateLimits, 'takeSeveral' | 'payer'>;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
}

/** The upload form for browsers, which works without a script. */
export function uploadForm({ pages, published, catalogue, rateLimits, uploadBytesMax }: UploadFormParts) {
  /**
   * Fills `sent` as it comes. Rejects when its sender may not publish: for a program before any file is taken, for a page
   * after all are, so that they come back with it.
   */
  const receive = async (
    request: Request,
    call: Call<typeof SUBMIT_UPLOAD>,
    sent: Sent,
    isPage: boolean,
  ): Promise<Visitor> => {
    const admit = async (fields: ReadonlyMap<string, string>): Promise<Visitor> => {
      const visitor = await call.admit({
        token: fields.get('token'),
        formToken: fields.get('formToken'),
      });
      await catalogue.checkRoom(visitor.actor);
      return visitor;
    };
    if (isUrlEncoded(request)) {
      Object.assign(sent, await receiveKept(request, UPLOAD_FIELDS));
      return admit(sent.fields);
    }
    let publisher: Promise<Visitor> | undefined;
    const received = await receiveForm(request, uploadBytesMax, UPLOAD_FIELDS, async (fields) => {
      sent.fields = fields;
      if (isPage) return;
      publisher = admit(fields);
      await publisher;
    });
    Object.assign(sent, received);
    return publisher ?? admit(sent.fields);
  };

  return {
    show: (request: Request, context: Context, call: Call<typeof SHOW_UPLOAD>): Promise<Response> => {
      const typed = blankFor(call.query().collection ?? '');
      return pages.respond(request, context, 200, { typed });
    },

    submit: async (
      request: Request,
      context: Context,
      call: Call<typeof SUBMIT_UPLOAD>,
    ): Promise<Response> => {
      const isPage = preferredForm(request) === 'html';
      const sent: Sent = { fields: new Map(), uploads: [], pictures: [] };
      try {
        const visitor = await receive(request, call, sent, isPage);
        const { uploads } = sent;
        // The request itself was counted as one.
        await rateLimits.takeSeveral('uploads', request, visitor, uploads.length + sent.pictures.length);
        const typed = typedIn(sent.fields);
        const wrong = wrongIn(typed, uploads.length);
        if (isPage && wrong.size > 0) {
          return await pages.respond(request, context, 400, { typed, wrong, kept: uploads });
        }
        const { collection, ...order } = orderOf(typed);
        const payer = rateLimits.payer(visitor);
        const options = { ...order, pictures: await catalogue.preparePictures(sent.pictures, payer) };
        const publishing = { actor: visitor.actor, conditions: {}, base: context.base, payer };
        const results = await publishAll(catalogue, uploads, collection, publishing, options);
        const [first] = results;
        const only = results.length === 1 ? first?.published : undefined;
        if (isPage && only !== undefined && isPageEnough(only)) {
          return redirect(303, createAddresses(context.base).page(only.torrent));
        }
        const kept = validRest(uploads, results);
        return await published.all(request, context, results, { typed, kept });
      } catch (error) {
        // The form comes back with what was sent; programs get the error as everywhere.
        if (!(error instanceof AppError) || !isPage) throw error;
        const problem = toProblem(error, context.base);
        const asksToken = error.code === 'unauthorized';
        const again = { typed: typedIn(sent.fields), kept: sent.uploads, problem, asksToken };
        return pages.respond(request, context, problem.status, again);
      }
    },
  };
}

/** The valid files that could not be published: they can be published elsewhere, or later; also those that only a collection refuses. */
function validRest(uploads: readonly Upload[], results: readonly UploadResult[]): readonly Upload[] {
  return uploads.filter((_, index) => {
    const error = results[index]?.error;
    return error !== undefined && (error.code !== 'invalid' || isOfCollection(error));
  });
}
