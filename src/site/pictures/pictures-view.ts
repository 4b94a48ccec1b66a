import { PICTURE_BYTES_MAX, PICTURES_MAX, type Picture } from '../../catalogue/picture.ts';
import { html, type Html } from '../../http/html.ts';
import type { Problem } from '../../http/problem.ts';
import { copiedLine } from '../layout/copied-line.ts';
import { formTokenField } from '../layout/form-token.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { problemNote } from '../problem/problem-note.ts';
import { pictureSheet } from './picture-sheet.ts';
import type { PicturedText } from './targets.ts';

/** What a browser offers to choose. The content decides what is accepted. */
export const PICTURE_TYPES = 'image/png,image/jpeg,image/webp,image/avif,image/gif';
const FORMATS = ['PNG', 'JPEG', 'WebP', 'AVIF', 'GIF'];

export interface PicturesPageInput extends PicturedText {
  readonly problem: Problem | undefined;
}

/** The form for the pictures of a description or a README. */
export function picturesPage(input: PicturesPageInput, frame: Frame): string {
  const { title, pictures, form, editor, problem } = input;
  const { pictures: messages } = frame.messages;
  const about = messages.about({
    formats: frame.format.list(FORMATS),
    size: frame.format.bytes(PICTURE_BYTES_MAX),
    count: frame.format.count(PICTURES_MAX),
  });
  const content = html`<h1>${messages.title({ name: title })}</h1>
    ${problem !== undefined && problemNote(problem, frame)}
    ${
      pictures.length === 0
        ? html`<p>${messages.none}</p>`
        : html`<p>${messages.use}</p>
            <ul class="pictures">
              ${pictures.map((picture) => row(picture, input, frame))}
            </ul>`
    }
    <form action="${form}" method="post" enctype="multipart/form-data">
      ${formTokenField(frame)}
      <div class="field">
        <label for="images">${messages.choose}</label>
        <p id="images-hint">${about}</p>
        <input
          id="images"
          type="file"
          name="image"
          multiple
          required
          accept="${PICTURE_TYPES}"
          aria-describedby="images-hint"
        />
      </div>
      <p class="actions">
        <button class="button">${messages.add}</button>
        <a class="button quiet" href="${editor}">${messages.back}</a>
      </p>
    </form>`;
  return layout(
    { title: messages.title({ name: title }), content, head: pictureSheet(frame), hidden: true },
    frame,
  );
}

function row(picture: Picture, { form, picture: addressOf }: PicturesPageInput, frame: Frame): Html {
  const { name, width, height, bytes } = picture;
  const { pictures: messages } = frame.messages;
  return html`<li>
    <img src="${addressOf(name)}" alt="" width="${width}" height="${height}" loading="lazy" />
    <div>
      <p>
        <bdi>${name}</bdi>
        <span class="about">${width} × ${height}, ${frame.format.size(bytes)}</span>
      </p>
      ${copiedLine(`![${name.slice(0, name.lastIndexOf('.'))}](${name})`, name, frame)}
      <form action="${`${form}/${encodeURIComponent(name)}/remove`}" method="post">
        ${formTokenField(frame)}
        <button class="button quiet">${messages.remove}<span class="unseen"> ${name}</span></button>
      </form>
    </div>
  </li> `;
}
