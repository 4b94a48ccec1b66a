import { checkTorrent } from '../catalogue/check.ts';
import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import { preferredForm } from '../http/negotiate.ts';
import { problemText, toProblem } from '../http/problem.ts';
import { respondJson, respondText } from '../http/respond.ts';
import { readStructure } from '../metainfo/structure.ts';
import { checkJson } from '../metainfo/check-json.ts';
import { checkText } from '../web/check-text.ts';
import { receiveForm, toldName, type Upload } from '../web/receive.ts';
import { visitorFrame, type SiteDeps } from './deps.ts';
import { PAGE_VARY, respondPage } from './page-response.ts';
import { checkPage, type CheckedFile } from './pages/check.ts';
import { typedIn, UPLOAD_FIELDS } from './upload-fields.ts';
import { offeredTo } from './upload-response.ts';

/**
 * Checking without storing: the upload form's other button, and a page of its own. It takes no token, and counts as an
 * upload, whose work it is.
 */
export function checkForm(deps: SiteDeps) {
  return {
    show: async (request: Request, context: Context): Promise<Response> => {
      const frame = await visitorFrame(deps, request, context);
      return respondPage(200, checkPage([], frame), frame);
    },

    submit: async (request: Request, context: Context): Promise<Response> => {
      const { base } = context;
      deps.rateLimits.take('uploads', request, await deps.identity.visitor(request, context));
      const { fields, uploads } = await receiveForm(request, deps.uploadBytesMax, UPLOAD_FIELDS, () => {});
      const headers = { vary: PAGE_VARY, 'cache-control': 'no-store' };
      switch (preferredForm(request)) {
        case 'html': {
          const frame = await visitorFrame(deps, request, context);
          const files = uploads.map(checkedFile);
          const kept = uploads.filter((_, index) => isAccepted(files[index]));
          const publishing = { ...(await offeredTo(deps)), typed: typedIn(fields), kept };
          const page = checkPage(files, frame, kept.length > 0 ? publishing : undefined);
          return respondPage(200, page, frame, headers);
        }
        case 'json':
          return respondJson(200, { results: uploads.map((upload) => resultJson(upload, base)) }, headers);
        case 'text':
          return respondText(200, uploads.map((upload) => resultText(upload, base)).join('\n'), headers);
      }
    },
  };
}

function checkedFile(upload: Upload): CheckedFile {
  const { content } = upload;
  const fileName = toldName(upload);
  if (content instanceof AppError) return { fileName, result: content, structure: undefined };
  return { fileName, result: checkTorrent(content), structure: readStructure(content) };
}

function isAccepted(file: CheckedFile | undefined): boolean {
  return file !== undefined && 'verdict' in file.result && file.result.verdict === 'accept';
}

function resultJson(upload: Upload, base: Context['base']): object {
  const { content } = upload;
  const named = { fileName: toldName(upload) ?? null };
  if (content instanceof AppError) return { ...named, problem: toProblem(content, base) };
  return { ...named, ...checkJson(checkTorrent(content)) };
}

function resultText(upload: Upload, base: Context['base']): string {
  const { content } = upload;
  const fileName = toldName(upload) ?? '(no name)';
  if (content instanceof AppError) return `${fileName}: ${problemText(toProblem(content, base))}`;
  return checkText(fileName, checkTorrent(content));
}
