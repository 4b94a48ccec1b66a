import { html, type Html } from '../../http/html.ts';
import { PROBLEMS, type Problem } from '../../http/problem.ts';
import type { LimitState } from '../../errors.ts';
import { code } from '../layout/code.ts';
import { copiedLine } from '../layout/copied-line.ts';
import type { Frame } from '../layout/frame.ts';
import { layout } from '../layout/layout.ts';
import { uploadAddress } from '../torrent/links.ts';

/** What the guide says about this instance. */
export interface GuideFacts {
  /** The largest .torrent file that is accepted, in bytes. */
  readonly uploadBytesMax: number;
  /** How many files one form may have. */
  readonly formFilesMax: number;
  /** How many files one visitor may upload in a time; undefined for no limit. */
  readonly uploadRate: Pick<LimitState, 'capacity' | 'perSeconds'> | undefined;
  /** How many days a removed torrent can be restored. */
  readonly undoDays: number;
}

/** What the examples publish. */
const COLLECTION = 'my-collection';
const FILE = 'name.torrent';

/** How to use this site: what its users may do, with commands that have its addresses. */
export function guidePage(facts: GuideFacts, frame: Frame): string {
  const { guide } = frame.messages;
  const title = guide.title({ site: frame.branding.siteName });
  const content = html`<article class="guide">
    <h1>${title}</h1>
    <p>${guide.about}</p>
    ${finding(frame)} ${publishing(frame)} ${accepted(facts, frame)} ${changing(facts, frame)}
    ${forScripts(frame)}
  </article>`;
  const head = html`<link rel="manifest" href="${frame.addresses.manifest}" />
    <script type="module" src="${frame.addresses.asset(frame.asset('magnet-handler.js'))}"></script>`;
  return layout({ title, content, head }, frame);
}

function finding(frame: Frame): Html {
  const { publicAddresses, addresses, messages } = frame;
  const { guide } = messages;
  const collection = publicAddresses.collection(COLLECTION);
  const torrent = `${publicAddresses.torrents}INFOHASH`;
  return html`<h2>${guide.get}</h2>
    <p>${guide.getAbout}</p>
    ${command(guide.getList, `curl -fL ${collection}`, frame)}
    ${command(guide.getJson, `curl -fL '${collection}?format=json'`, frame)}
    ${command(
      guide.getSearch({ link: (text) => html`<a href="${addresses.search('')}">${text}</a>` }),
      `curl -f '${publicAddresses.search('words')}'`,
      frame,
    )}
    ${command(guide.getFeed, `curl -fL ${collection}feed.atom`, frame)}
    ${command(guide.getFile, `curl -fLOJ ${torrent}.torrent`, frame)}
    <p>${guide.getMagnet({ link: (text) => html`<a href="${addresses.search('')}">${text}</a>` })}</p>
    <div data-magnet-handler="${publicAddresses.start}?q=%s" hidden>
      <p class="about">${guide.openMagnetsAbout}</p>
      <button type="button" class="button quiet">${guide.openMagnets}</button>
    </div>`;
}

function publishing(frame: Frame): Html {
  const { publicAddresses, addresses, here, messages } = frame;
  const { guide } = messages;
  const collection = publicAddresses.collection(COLLECTION);
  const signIn = `${addresses.login}?next=${encodeURIComponent(here)}`;
  const form = uploadAddress('', frame);
  const token = tokenFor(frame);
  return html`<h2>${guide.publish}</h2>
    <p>
      ${
        frame.needsToken
          ? guide.needsToken({ link: (text) => html`<a href="${signIn}">${text}</a>` })
          : guide.needsNoToken
      }
    </p>
    <p>${guide.byForm({ link: (text) => html`<a href="${form}">${text}</a>` })}</p>
    ${command(guide.publishOne, `curl ${token}-T ${FILE} ${collection}`, frame)}
    ${command(
      guide.publishFields,
      `curl ${token}-T ${FILE} '${collection}?title=My%20title&tags=stable,amd64'`,
      frame,
    )}
    ${command(guide.publishMany, `curl ${token}-F file=@one.torrent -F file=@two.torrent ${collection}`, frame)}`;
}

function accepted({ uploadBytesMax, formFilesMax, uploadRate }: GuideFacts, frame: Frame): Html {
  const { addresses, format, messages } = frame;
  const { guide, common } = messages;
  const link = (address: string) => (text: Html) => html`<a href="${address}">${text}</a>`;
  return html`<h2>${guide.accepted}</h2>
    <ul>
      <li>${guide.versions}</li>
      <li>
        ${guide.limits({ size: format.size(uploadBytesMax), files: common.files({ count: formFilesMax }) })}
      </li>
      ${
        uploadRate !== undefined &&
        html`<li>
          ${guide.rate({ files: common.files({ count: uploadRate.capacity }), seconds: uploadRate.perSeconds })}
        </li>`
      }
      <li>${guide.rules({ rules: link(addresses.rule()), check: link(addresses.check) })}</li>
    </ul>`;
}

function changing({ undoDays }: GuideFacts, frame: Frame): Html {
  const { guide } = frame.messages;
  const file = `${frame.publicAddresses.collection(COLLECTION)}${FILE}`;
  const token = tokenFor(frame) || '-u :TOKEN ';
  const json = `-H 'Content-Type: application/json' -d '{"title": "My title"}'`;
  return html`<h2>${guide.change}</h2>
    <p>${guide.replaceAbout}</p>
    ${command(guide.replace, `curl ${token}-T new.torrent ${file}`, frame)}
    ${command(guide.edit, `curl ${token}-X PATCH ${json} ${file}`, frame)}
    ${command(guide.remove, `curl ${token}-X DELETE ${file}`, frame)}
    ${undoDays > 0 && html`<p>${guide.undo({ days: undoDays })}</p>`}`;
}

function forScripts(frame: Frame): Html {
  const { addresses, messages } = frame;
  const codes = Object.keys(PROBLEMS) as Problem['code'][];
  return html`<h2>${messages.guide.scripts}</h2>
    <p>${messages.guide.api({ link: (text) => html`<a href="${addresses.apiReference}">${text}</a>` })}</p>
    <p>${messages.guide.scriptsAbout}</p>
    <ul>
      ${codes.map(
        (name) =>
          html`<li>
            <a href="${addresses.problem(name)}">${messages.problems[name].title}</a>
            <span class="about">${code(String(PROBLEMS[name].status))}</span>
          </li> `,
      )}
    </ul>`;
}

/** A command under a line that says what it does. */
function command(about: Html | string, line: string, frame: Frame): Html {
  return html`<p class="about">${about}</p>
    ${copiedLine(line, code(line), frame)}`;
}

function tokenFor({ needsToken }: Frame): string {
  return needsToken ? '-u :TOKEN ' : '';
}
