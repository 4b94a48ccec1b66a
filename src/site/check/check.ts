import type { Checker, Payer } from '../../catalogue/checker.ts';
import { reportFor, type UploadRules } from '../../catalogue/upload-rules.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../../http/context.ts';
import { preferredForm } from '../../http/negotiate.ts';
import { problemText, toProblem } from '../../http/problem.ts';
import { respondText } from '../../http/respond.ts';
import { checkJson } from '../../metainfo/check-json.ts';
import { checkText } from '../../service/check-text.ts';
import type { Json } from '../../service/endpoint.ts';
import type { Call } from '../../service/endpoint-routes.ts';
import type { RateLimits } from '../../service/rate-limits.ts';
import { receiveForm, nameForSender, type Upload } from '../../service/receive.ts';
import type { Frames } from '../layout/frames.ts';
import { PAGE_VARY, respondPage } from '../layout/page-response.ts';
import type { CHECKED, SUBMIT_CHECK } from './endpoints.ts';
import { checkPage, type CheckedFile } from './check-view.ts';
import { typedIn, UPLOAD_FIELDS } from '../upload/upload-fields.ts';
import type { UploadPages } from '../upload/upload-pages.ts';

export interface CheckParts {
  readonly frames: Frames;
  /** The form that publishes the files which the check accepts. */
  readonly uploadPages: Pick<UploadPages, 'offer' | 'rulesOf'>;
  readonly checker: Pick<Checker, 'inspect'>;
  readonly rateLimits: Pick<RateLimits, 'take' | 'payer'>;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
}

/**
 * Checking without storing: the upload form's other button, and a page of its own. It takes no token, and counts as an
 * upload, whose work it is.
 */
export function checkForm({ frames, uploadPages, checker, rateLimits, uploadBytesMax }: CheckParts) {
  return {
    show: async (request: Request, context: Context): Promise<Response> => {
      const frame = await frames.forRequest(request, context);
      return respondPage(200, checkPage([], frame), frame);
    },

    submit: async (
      request: Request,
      context: Context,
      call: Call<typeof SUBMIT_CHECK>,
    ): Promise<Response> => {
      const { base } = context;
      const visitor = await call.admit();
      await rateLimits.take('uploads', request, visitor);
      const { fields, uploads } = await receiveForm(request, uploadBytesMax, UPLOAD_FIELDS, () => {});
      const headers = { vary: PAGE_VARY, 'cache-control': 'no-store' };
      const payer = rateLimits.payer(visitor);
      const rules = await uploadPages.rulesOf(typedIn(fields).collection, visitor.actor);
      const files = await Promise.all(uploads.map((upload) => checkFile(checker, upload, payer, rules)));
      switch (preferredForm(request)) {
        case 'html': {
          const frame = await frames.forRequest(request, context);
          const kept = uploads.filter((_, index) => isAccepted(files[index]));
          const publishing = { ...(await uploadPages.offer(visitor.actor)), typed: typedIn(fields), kept };
          const page = checkPage(files, frame, kept.length > 0 ? publishing : undefined);
          return respondPage(200, page, frame, headers);
        }
        case 'json':
          return call.reply(200, { results: files.map((file) => resultJson(file, base)) }, headers);
        case 'text':
          return respondText(200, files.map((file) => resultText(file, base)).join('\n'), headers);
      }
    },
  };
}

async function checkFile(
  checker: CheckParts['checker'],
  upload: Upload,
  payer: Payer,
  rules: UploadRules | undefined,
): Promise<CheckedFile> {
  const { content } = upload;
  const fileName = nameForSender(upload);
  try {
    if (content instanceof AppError) throw content;
    const { report, structure } = await checker.inspect(content, payer);
    return { fileName, result: reportFor(report, rules), structure };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { fileName, result: error, structure: undefined };
  }
}

function isAccepted(file: CheckedFile | undefined): boolean {
  return file !== undefined && 'verdict' in file.result && file.result.verdict === 'accept';
}

function resultJson({ fileName: sent, result }: CheckedFile, base: Context['base']): Json<typeof CHECKED> {
  const fileName = sent ?? null;
  if (result instanceof AppError) return { fileName, problem: toProblem(result, base) };
  return { fileName, ...checkJson(result) };
}

function resultText({ fileName = '(no name)', result }: CheckedFile, base: Context['base']): string {
  if (result instanceof AppError) return `${fileName}: ${problemText(toProblem(result, base))}`;
  return checkText(fileName, result);
}
