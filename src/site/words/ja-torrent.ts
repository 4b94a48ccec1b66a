import { html, type Html } from '../../http/html.ts';
import { pluralsOf } from './plural.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('ja');

export const copying: Words['copying'] = {
  copy: 'コピー',
  magnet: 'マグネットリンクをコピー',
  copied: 'コピーしました。',
  notCopied: 'コピーできませんでした。文字列が選択されている場合は、Ctrl+C を押してください。',
};

export const share: Words['share'] = {
  title: '入手方法',
  curl: '.torrent ファイル（curl を使用）',
  aria2: 'torrent の中身（aria2 を使用）',
  transmission: 'Transmission に追加',
  qr: 'マグネットリンクの QR コード',
  qrHint: '別の端末の BitTorrent プログラム用',
  qrHintWithoutAddresses: '別の端末の BitTorrent プログラム用（トラッカーとウェブシードは含まれません）',
  summary: (size: string, files: string) => `${size}、${files}`,
};

export const standing: Words['standing'] = {
  pending: 'この torrent は審査待ちです。',
  hidden: 'この torrent は、モデレーターが非表示にしました。',
  onlySeenBy: '公開者とモデレーターだけが見ることができます。',
  unlisted: 'この torrent は、どの一覧にも表示されません。',
  unlistedMeans: 'アドレスを知っている人は見ることができます。',
  reason: (reason: Html) => html`理由：${reason}`,
  takesOver: (other: Html) => html`承認されると、${other} に取って代わります。`,
  publish: '公開',
  publishUnlisted: '限定公開',
};

export const manage: Words['manage'] = {
  title: 'この torrent について',
  edit: '編集',
  replace: '新しいバージョンをアップロード',
  delete: '削除',
  report: '通報',
  versions: '以前のバージョン',
  publishedBy: '公開者',
};

export const fileFilter: Words['fileFilter'] = { label: '名前で絞り込み', found: { other: '# 件一致' } };

export const fileList: Words['fileList'] = {
  title: (torrent: string) => `${torrent} のファイル`,
  heading: (torrent: Html) => html`${torrent} のファイル`,
  all: '専用のページですべてのファイルを見る',
  shown: (first: string, last: string, all: string) => `ファイル ${first} ～ ${last}（全 ${all} 件）`,
  path: 'パス',
  size: 'サイズ',
  pages: 'ページ',
  previous: '前のファイル',
  next: '次のファイル',
};

export const edit: Words['edit'] = {
  title: (torrent: string) => `${torrent} の編集`,
  heading: (torrent: Html) => html`${torrent} の編集`,
  name: 'タイトル',
  nameHint: 'torrent 内の名前の代わりに表示されます。',
  description: '説明',
  descriptionHint: (mark: Html) =>
    html`Markdown：${mark}。HTML は書かれたとおりに表示され、画像はリンクになります。`,
  category: 'カテゴリー',
  categoryHint: '短い名前です。コンマとスラッシュは使えません。',
  tags: 'タグ',
  tagsHint: 'コンマで区切ります。',
  licence: 'ライセンス',
  licenceHint: (example: Html) => html`${example} のような SPDX の名称、または自由な表記で入力します。`,
  path: '場所',
  collection: 'コレクション',
  fileName: 'ファイル名',
  fileNameHint: (ending: Html) => html`末尾は ${ending} です。`,
  visibility: '公開範囲',
  states: {
    public: '全員（一覧に表示）',
    unlisted: 'アドレスを知っている人',
    hidden: '公開者とモデレーターのみ',
  },
  stateReason: '非表示の理由',
  stateReasonHint: '公開者に表示されます。',
  save: '保存',
  preview: '説明をプレビュー',
  previewed: '説明のプレビュー',
  nothingToSee: 'まだ何も書かれていません。',
  notSaved: '保存されていません',
  wrongFields: plural({ other: '# 個の項目を直す必要があります。' }),
  changed: 'フォームを開いた後に、ほかの人がこの torrent を変更しました',
  changedMeans: '以下は入力した内容です。もう一度保存すると、現在の次の内容と置き換わります：',
  empty: 'なし',
};

export const replace: Words['replace'] = {
  title: (torrent: string) => `${torrent} の新しいバージョン`,
  heading: (torrent: Html) => html`${torrent} の新しいバージョン`,
  about: (path: Html) =>
    html`アドレス ${path} は新しいバージョンに引き継がれます。この torrent
    は一覧に表示されなくなりますが、インフォハッシュで引き続きアクセスできます。`,
  file: '.torrent ファイル',
  fileHint: '新しいバージョンの .torrent ファイルです。ファイル名は問いません。',
  submit: 'アップロード',
};

export const removal: Words['removal'] = {
  title: (torrent: string) => `${torrent} の削除`,
  heading: (torrent: Html) => html`${torrent} を削除しますか？`,
  about: plural({
    other: 'すべての一覧から外れ、以後は何も配信されません。# 日以内であれば復元できます。',
  }),
  reason: '理由',
  reasonHint: 'アドレスを開いた人全員に表示されます。',
  status: 'アドレスの応答',
  statuses: { 410: '削除された（410）', 451: '法律上の理由で削除された（451）' },
  block: '今後、誰も公開できないようにする（理由が必要です）。',
  submit: '削除',
  cancel: '削除しない',
  removedTitle: '削除済み',
  removed: (torrent: Html) => html`${torrent} は削除されました`,
  removedAt: (moment: Html) => html`削除日時：${moment}。`,
  restorable: (moment: Html) => html`${moment} まで復元できます。`,
  notByYou: '復元できるのはモデレーターです。',
  notByYouLegal: '復元できるのは、すべてのコレクションを担当するモデレーターです。',
  undo: '復元',
  takenBy: (other: Html) => html`このアドレスには現在、別の torrent があります：${other}。`,
  takenMeans: '別の torrent を移動または削除してから、この torrent を復元してください。',
  takenAsk: 'モデレーターが別の torrent を移動または削除すれば、この torrent を復元できます。',
  moveOther: '別の torrent を移動',
  deleteOther: '別の torrent を削除',
};

export const report: Words['report'] = {
  title: (torrent: string) => `${torrent} の通報`,
  heading: (torrent: Html) => html`${torrent} の通報`,
  about: '通報の内容は、このサービスのモデレーターが確認します。',
  kind: '問題の種類',
  kinds: {
    illegal: '法律に違反している',
    copyright: '著作権を侵害している',
    malware: '有害なソフトウェアである',
    wrong: '内容が名前と違う',
    spam: '宣伝である',
    other: 'その他',
  },
  text: '詳細',
  textHint: 'モデレーターの判断に役立つ情報です。最大 2,000 文字。',
  submit: '通報',
  thanksTitle: '通報済み',
  thanks: 'ありがとうございます。モデレーターが確認します。',
  back: 'torrent に戻る',
};
