import { html, type Html } from '../../http/html.ts';
import { pluralsOf } from './plural.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('ja');

export const uploadFields: Words['uploadFields'] = {
  more: 'torrent の詳しい情報',
  moreHint: 'すべて任意で、新しい torrent だけに適用されます。すでにある torrent の情報は変わりません。',
  titleHint: 'torrent 内の名前の代わりに表示されます。ファイルが 1 つの場合に使います。',
  descriptionHint: (charactersMax: string) =>
    `Markdown で最大 ${charactersMax} 文字です。後で torrent を編集すれば、さらに長くできます。`,
  chooseAgain: '入力した内容はフォームに残っています。ファイルをもう一度選択してください。',
  keptFiles: 'ファイル',
  keptFilesHint: '保持されているので、選び直す必要はありません。',
  tooLargeToKeep: plural({
    other: '# 個のファイルは大きすぎるため保持できません。公開するには選び直してください：',
  }),
  publish: '公開',
  publishAccepted: '受け付けたものを公開',
  checkOthers: 'ほかのファイルをチェック',
  chooseOthers: 'ほかのファイルを選択',
  uploadMore: 'ほかの torrent をアップロード',
};

export const uploading: Words['uploading'] = {
  heading: 'アップロードするファイル',
  title: 'タイトル',
  titleHint: 'torrent 内の名前の代わりに表示されます。',
  states: {
    checking: 'チェック中…',
    ready: '問題なし。アップロードできます。',
    unchecked: 'アップロードできます。ここではチェックできなかったため、サーバーがチェックします。',
    waiting: '順番待ちです。',
    sending: 'アップロード中…',
    paused: '同時に送信した数が多すぎます。# 秒後に再開します。',
    published: '公開済み：',
    upToDate: '最新の状態：',
    pending: '審査待ち：',
    here: 'すでにあります（完全に同一）：',
    hereOtherwise: 'すでにあります（トラッカーや注記は異なります）：',
    refused: '拒否：有効な torrent ではありません。',
    sameName:
      'アップロードされませんでした：この一覧に同じ名前のファイルがあり、一方がもう一方を置き換えてしまいます。',
    twice: 'アップロードされませんでした：同じ torrent がすでにこの一覧にあります。',
    failed: 'アップロードされませんでした。',
    noAnswer: 'アップロードされませんでした：サーバーに接続できません。',
    cancelled: 'キャンセルしました。',
    changed:
      'アップロードされませんでした：選択した後にディスク上のファイルが変更されたか、読み取れなくなりました。もう一度選択してください。',
    gone: 'アップロードされませんでした：選択したファイルが元の場所にありません。もう一度選択してください。',
  },
  tooLarge: (size: string) => `アップロードされませんでした：受け付ける上限の ${size} を超えています。`,
  progress: '進行状況',
  speed: '#/s',
  standsAt: (link: Html) => html`torrent のアドレスは ${link} です。`,
  cancel: 'キャンセル',
  retry: '再試行',
  remove: '一覧から外す',
  addMore: 'ファイルを追加',
  problems: '問題点',
  published: '公開済み：#',
  review: '審査待ち：#',
  here: 'すでにあります：#',
  refused: '未アップロード：#',
  left: 'アップロード待ち：#',
};

export const uploadSignIn: Words['uploadSignIn'] = {
  heading: '続けるにはサインインしてください',
  about: '何も失われません。まだアップロードされていないファイルと入力した内容は、このページに残っています。',
  still: 'まだサインインしていません。トークンを入力するか、新しいタブでサインインしてから続けてください。',
  goOn: '続ける',
  newTab: '新しいタブでサインイン',
};
