import { html, type Html } from '../../http/html.ts';
import type { Words } from './words.ts';

export const list: Words['list'] = {
  name: '名前',
  size: 'サイズ',
  files: 'ファイル',
  published: '公開日',
  get: '入手',
  inCollection: 'コレクション',
  category: 'カテゴリー',
  download: (name: Html) => html`ダウンロード<span class="unseen">：${name}</span>`,
  magnet: (name: Html) => html`マグネット<span class="unseen">リンク：${name}</span>`,
  moreThan: (torrents: string) => `少なくとも ${torrents}`,
  pages: 'ページ',
  first: '最初のページ',
  older: 'これより古い torrent',
  newer: 'これより新しい torrent',
  more: 'ほかの torrent',
  collections: 'コレクション',
  collectionsWithin: '下位のコレクション',
  torrentsIn: (collection: string) => `${collection} の torrent`,
  torrentsFoundFor: (query: string) => `「${query}」の検索で見つかった torrent`,
};

export const filter: Words['filter'] = {
  title: '絞り込み',
  heading: '絞り込んだ torrent',
  labels: {
    q: '名前に含まれる語',
    collection: 'コレクション',
    category: 'カテゴリー',
    tag: 'タグ',
    version: 'バージョン',
    sizeMin: 'サイズの下限',
    sizeMax: 'サイズの上限',
    publishedFrom: '公開日（以降）',
    publishedBefore: '公開日（より前）',
  },
  below: '下位を含む',
  anyVersion: '指定なし',
  hints: { size: '例：700M、4GiB。', date: '1 日は UTC の 00:00 に始まります。' },
  wrong: {
    size: 'サイズとして読めません。700M や 4GiB のように、数値と単位を入力してください。',
    date: '日付として読めません。2026-01-31 のように入力してください。',
  },
  apply: '適用',
  active: '適用中の条件',
  filter: (label: string, value: Html) => html`${label}：${value}`,
  remove: '解除',
  clear: 'すべて解除',
  wrongTitle: 'この一覧は表示できません',
  withoutAny: '絞り込まずにすべて表示',
};

export const start: Words['start'] = {
  title: '新着 torrent',
  nothingYet: 'ここにはまだ何も公開されていません。',
  orTerminal: 'ターミナルからも公開できます。',
  orTerminalWithToken: 'ターミナルからも公開できます。TOKEN は自分のトークンに置き換えてください。',
  folderMakesCollection: 'アドレスにフォルダーを入れると、コレクションになります。',
  publishHere: 'ここに公開',
  formOrTerminal: (link: (text: string) => Html) =>
    html`${link('フォームからアップロード')}するか、ターミナルで次のように実行します。`,
};

export const search: Words['search'] = {
  title: (query: string) => `「${query}」の検索`,
  heading: (query: Html) => html`「${query}」の検索`,
  nothingFound: 'これらの語がすべて当てはまる torrent はありません。',
  nothingFiltered: 'これらの条件すべてに合う torrent はありません。',
  nothingNamed: 'このインフォハッシュの torrent は、ここには公開されていません。',
  hint: (begin: Html, whole: Html) =>
    html`語を減らすか、語の先頭だけを入力してみてください。最後の語は、それで始まる長い語にも一致します。たとえば
    ${begin} で ${whole}
    が見つかります。検索されるのは名前、タイトル、カテゴリー、タグ、コレクションで、説明や中のファイルは対象外です。インフォハッシュやマグネットリンクを入力すると、その
    torrent が見つかります。`,
  help: '検索のしかた',
  syntax: {
    words: '両方の語を含む名前。順序は問わず、最後の語は長い語の先頭でもかまいません',
    phrase: '語がこの順に続く名前',
    without: '後の語を含まない名前',
    infohash: 'そのインフォハッシュまたはマグネットリンクの torrent',
    file: '.torrent ファイルをページにドロップすると、ここに公開されていれば、その torrent が開きます。',
  },
};

export const collection: Words['collection'] = {
  nothingDirectly: 'このコレクションに直接公開された torrent はありません。',
  nothingButBelow:
    'このコレクションに直接公開された torrent はありませんが、下位のコレクションにはあります。',
  showBelow: '下位のコレクションの torrent を表示',
  publish: 'このコレクションに公開',
  missing: 'このコレクションはありません',
  beginsWithFirst: (name: Html) =>
    html`${name} には何も公開されていません。最初の torrent を公開すると、コレクションができます。`,
};

export const keys: Words['keys'] = {
  title: 'キーボードショートカット',
  search: '検索',
  step: '次の torrent、前の torrent',
  open: 'torrent を開く',
  download: 'ファイルをダウンロード',
  magnet: 'マグネットリンクを開く',
  upload: 'アップロード',
  help: 'このショートカット一覧を表示',
  on: '単独キーの操作を有効にする',
  close: '閉じる',
};

export const drop: Words['drop'] = {
  hint: '.torrent ファイルをどこにでもドロップできます',
  intoForm: 'このページのどこにでも、ドロップしたり貼り付けたりできます。',
  checking: 'ファイルを読み込んでいます…',
  refused: 'このファイルは、公開できる torrent ではありません。',
  notChecked: 'ファイルを読み込めませんでした。',
  leftOut: '.torrent ファイルでないか読み取れないため、フォルダーから除外したファイル：#',
  cut: (entriesMax: string) =>
    `最初の ${entriesMax} 個のファイルとフォルダーだけを確認しました。残りは別にドロップしてください。`,
  nothing: 'このフォルダーに .torrent ファイルはありません。',
};
