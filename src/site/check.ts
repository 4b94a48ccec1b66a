import { checkTorrent } from '../catalogue/check.ts';
import { AppError } from '../errors.ts';
import type { Context } from '../http/context.ts';
import { preferredForm } from '../http/negotiate.ts';
import { problemText, toProblem } from '../http/problem.ts';
import { respondHtml, respondJson, respondText } from '../http/respond.ts';
import { readStructure } from '../metainfo/structure.ts';
import { checkJson } from '../web/check-json.ts';
import { checkText } from '../web/check-text.ts';
import { receiveForm, type Upload } from '../web/receive.ts';
import { frameOf, type SiteDeps } from './deps.ts';
import { checkPage } from './pages/check.ts';
import { UPLOAD_FIELDS } from './upload-form.ts';

/** Checking without storing: the upload form's other button, and a page of its own. It takes no token. */
export function checkForm(deps: SiteDeps) {
  return {
    show: (_request: Request, { base }: Context): Response =>
      respondHtml(200, checkPage([], frameOf(deps, base)), { 'cache-control': 'no-cache' }),

    submit: async (request: Request, { base }: Context): Promise<Response> => {
      const { uploads } = await receiveForm(request, deps.uploadBytesMax, UPLOAD_FIELDS, () => {});
      const headers = { vary: 'accept', 'cache-control': 'no-store' };
      switch (preferredForm(request)) {
        case 'html':
          return respondHtml(200, checkPage(uploads.map(checkedFile), frameOf(deps, base)), headers);
        case 'json':
          return respondJson(200, { results: uploads.map((upload) => resultJson(upload, base)) }, headers);
        case 'text':
          return respondText(200, uploads.map((upload) => resultText(upload, base)).join('\n'), headers);
      }
    },
  };
}

function checkedFile({ fileName, content }: Upload) {
  if (content instanceof AppError) return { fileName, result: content, structure: undefined };
  return { fileName, result: checkTorrent(content), structure: readStructure(content) };
}

function resultJson({ fileName, content }: Upload, base: Context['base']): object {
  const named = { fileName: fileName ?? null };
  if (content instanceof AppError) return { ...named, problem: toProblem(content, base) };
  return { ...named, ...checkJson(checkTorrent(content)) };
}

function resultText({ fileName = '(no name)', content }: Upload, base: Context['base']): string {
  if (content instanceof AppError) return `${fileName}: ${problemText(toProblem(content, base))}`;
  return checkText(fileName, checkTorrent(content));
}
