import { html, type Html } from '../../http/html.ts';
import type { Frame } from '../layout/frame.ts';
import { copyLabel, copyTextButton } from '../layout/copy-button.ts';

/**
 * What a script puts in its place when there are files: the list of them with what becomes of each. It finds all texts
 * here, and clones the templates. Browsers without scripts, also those that print pages as text, show nothing of it.
 */
export function uploadQueue(uploadBytesMax: number, frame: Frame): Html {
  const { addresses, messages, format } = frame;
  const { states, why, ...texts } = messages.uploading;
  return html`<script type="text/html" data-queue>
    <section
      aria-labelledby="queue"
      data-queue
      data-torrents="${addresses.torrents}"
      data-login="${addresses.login}"
      data-rules="${addresses.rule('')}"
      data-bytes-max="${uploadBytesMax}"
      data-byte-unit="${messages.common.byteUnit}"
      data-file-count="${messages.facts.files}: #"
      data-infohash-v2="${messages.facts.infohashV2}"
      data-unseen-name="${messages.common.unseenName}"
      data-heading="${texts.heading}"
      data-heading-done="${messages.upload.titleDone}"
      data-heading-partly="${messages.upload.titlePartly}"
      data-heading-refused="${messages.upload.titleRefused}"
      data-problems="${texts.problems}"
      data-warnings="${messages.upload.warnings}"
      data-notes="${messages.findings.notes({ count: '#' })}"
      data-speed="${texts.speed({ size: '#' })}"
      data-at-byte="${messages.common.atByte({ offset: '#' })}"
      data-edit="${texts.edit}"
      data-details="${texts.details}"
      data-inherited="${messages.upload.inherited({ fields: html`#` })}"
      data-published-count="${texts.published({ count: '#' })}"
      data-review-count="${texts.review({ count: '#' })}"
      data-here-count="${texts.here({ count: '#' })}"
      data-refused-count="${texts.refused({ count: '#' })}"
      data-sending-count="${texts.sending({ count: '#' })}"
      data-checking-count="${texts.checking({ count: '#' })}"
      data-checked-count="${texts.checked({ count: '#' })}"
      data-ready-count="${texts.ready({ count: '#' })}"
      data-invalid-count="${texts.invalid({ count: '#' })}"
      data-invalid-names="${texts.invalidNames({ count: '#', names: '@' })}"
      data-checking="${states.checking}"
      data-ready="${states.ready}"
      data-unchecked="${states.unchecked}"
      data-waiting="${states.waiting}"
      data-sending="${states.sending}"
      data-paused="${states.paused({ seconds: '#' })}"
      data-published="${messages.upload.outcomes.created}"
      data-updated="${messages.upload.outcomes.updated}"
      data-replaced="${messages.upload.outcomes.replaced}"
      data-unchanged="${messages.upload.outcomes.unchanged}"
      data-pending="${states.pending}"
      data-here="${states.here}"
      data-here-otherwise="${states.hereOtherwise}"
      data-here-fields="${states.hereFields}"
      data-refused="${states.refused}"
      data-not-sent="${messages.upload.titleRefused}"
      data-cancelled="${states.cancelled}"
      data-why-same-name="${why.sameName}"
      data-why-twice="${why.twice}"
      data-why-too-large="${why.tooLarge({ size: format.bytes(uploadBytesMax) })}"
      data-why-no-answer="${why.noAnswer}"
      data-why-changed="${why.changed}"
      data-why-gone="${why.gone}"
      hidden
    >
      <h2 id="queue" tabindex="-1">${texts.heading}</h2>
      <p role="status" class="unseen" data-checked></p>
      <div role="status" data-sign-in-place></div>
      <table class="uploads" aria-labelledby="queue" data-items>
        <thead>
          <tr>
            <th scope="col">${messages.upload.file}</th>
            <th scope="col" class="number">${messages.facts.size}</th>
            <th scope="col">${messages.upload.result}</th>
            <th scope="col"><span class="unseen">${texts.actions}</span></th>
          </tr>
        </thead>
      </table>
      <template data-item>${item(frame)}</template>
      <template data-sign-in>${signIn(frame)}</template>
      <template data-finding>${finding(frame)}</template>
    </section>
    <button type="button" class="link" data-remove-refused hidden>${texts.removeRefused}</button>
    <button type="button" class="button quiet" data-more hidden>${texts.addMore}</button>
  </script>`;
}

/** What is shown when the server turns away who sends. Its field has no name: it is not sent with the files. */
function signIn({ addresses, messages }: Frame): Html {
  const { uploadSignIn: texts, upload } = messages;
  const address = `${addresses.login}?next=${encodeURIComponent(addresses.upload)}`;
  return html`<section class="card note warn" aria-labelledby="sign-in">
    <h3 id="sign-in">${texts.heading}</h3>
    <p id="sign-in-about">${texts.about}</p>
    <p id="sign-in-detail"><bdi lang="en" dir="ltr" data-detail></bdi></p>
    <p data-still hidden>${texts.still}</p>
    <div class="field" data-sign-in-token>
      <label for="sign-in-token">${upload.token}</label>
      <input
        id="sign-in-token"
        type="password"
        dir="ltr"
        aria-describedby="sign-in-about sign-in-detail"
        aria-invalid="false"
        autocomplete="current-password"
        spellcheck="false"
      />
    </div>
    <p class="actions">
      <button class="button quiet" formnovalidate>${texts.continue}</button>
      <a href="${address}" target="_blank" rel="noopener">${texts.newTab}</a>
    </p>
  </section>`;
}

function item(frame: Frame): Html {
  const { messages, format } = frame;
  const { uploading: texts, upload, facts } = messages;
  return html`<tbody>
    <tr>
      <th scope="row"><a data-name></a> <span class="about" data-file hidden></span></th>
      <td class="number"><bdi data-content></bdi></td>
      <td>
        <span data-state></span> <span class="about" data-warned hidden></span>
        <span class="sending" data-transfer hidden
          ><progress max="1" value="0" aria-label="${texts.progress}"></progress> <span data-speed></span
        ></span>
      </td>
      <td class="acts">
        ${button('edit', '')} ${button('cancel', texts.cancel)} ${button('retry', texts.retry)}
        ${button('remove', texts.remove)}
      </td>
    </tr>
    <tr data-note hidden>
      <td colspan="4">
        <p data-detail hidden><bdi lang="en" dir="ltr"></bdi></p>
        <p data-why hidden></p>
        <p data-existing hidden>
          ${texts.location({ link: html`<a translate="no"><bdi dir="ltr"></bdi></a>` })}
        </p>
        <p data-edit-existing hidden>${texts.keepsFields({ link: (text) => html`<a>${text}</a>` })}</p>
        <div data-delete hidden>
          <p>${upload.deleteKey({ link: (text) => html`<a>${text}</a>` })}</p>
          <div class="copied">
            <pre class="command" translate="no" dir="ltr"><code></code></pre>
            ${copyTextButton('', copyLabel(html`${upload.deleteAddress}<span data-of></span>`, frame))}
          </div>
        </div>
      </td>
    </tr>
    <tr data-about hidden>
      <td colspan="4">
        <div class="own" data-own hidden>
          <label>${texts.title}<input type="text" maxlength="200" dir="auto" data-title /></label>
          <label
            >${messages.edit.description}<textarea
              rows="2"
              maxlength="1000"
              dir="auto"
              data-description
            ></textarea>
          </label>
        </div>
        <dl class="about" data-facts hidden>
          <dt>${facts.name}</dt>
          <dd data-torrent-name></dd>
          <dt>${facts.version}</dt>
          <dd>
            ${format.both(html`<span translate="no" dir="ltr" data-version></span>`, html`<span data-count></span>`)}
          </dd>
          <dt data-infohash-label>${facts.infohashV1}</dt>
          <dd><code class="hash" translate="no" dir="ltr" data-infohash></code></dd>
        </dl>
        ${findings('severe', frame)}
        <details class="notes" data-notes hidden>
          <summary></summary>
          ${findings('notes', frame)}
        </details>
      </td>
    </tr>
  </tbody>`;
}

function button(name: 'edit' | 'cancel' | 'retry' | 'remove', label: string): Html {
  return html`<button type="button" class="link" data-act="${name}" hidden>
    <span data-label>${label}</span><span class="unseen" data-of></span>
  </button>`;
}

function findings(weight: 'severe' | 'notes', { messages: { findings: messages } }: Frame): Html {
  return html`<table class="findings" data-findings="${weight}" hidden>
    <caption class="unseen"></caption>
    <thead>
      <tr>
        <th scope="col">${messages.what}</th>
        <th scope="col">${messages.where}</th>
        <th scope="col">${messages.rule}</th>
      </tr>
    </thead>
    <tbody></tbody>
  </table>`;
}

function finding({ messages: { findings: messages }, format }: Frame): Html {
  const path = html`<code translate="no" dir="ltr" data-path></code>`;
  const offset = html`<span data-offset></span>`;
  return html`<tr>
    <td>
      <span class="badge" data-warning hidden>${messages.warning}</span>
      <bdi lang="en" dir="ltr" data-message></bdi>
      <p class="hint"><bdi lang="en" dir="ltr" data-hint></bdi></p>
    </td>
    <td data-label="${messages.where}"><span data-place>${format.both(path, offset)}</span></td>
    <td data-label="${messages.rule}">
      <a><code translate="no" dir="ltr"></code></a>
    </td>
  </tr>`;
}
