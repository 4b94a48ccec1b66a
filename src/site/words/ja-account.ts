import { html, type Html } from '../../http/html.ts';
import type { Words } from './words.ts';

export const login: Words['login'] = {
  title: 'サインイン',
  token: 'トークン',
  tokenHint: 'このサービスの運営者から受け取ったトークンです。',
  submit: 'サインイン',
  provider: 'トークンを使わずにサインイン',
  once: 'このリンクで、このブラウザーをサインインさせます。使えるのは一度だけです。',
  ends: (name: Html) =>
    html`現在 ${name} としてサインインしています。このリンクでサインインすると、そのセッションは終了します。`,
  switch: '終了してサインイン',
  stay: 'このままにする',
};

export const account: Words['account'] = {
  title: 'アカウント',
  signOut: 'サインアウト',
  name: '名前',
  role: '役割',
  roles: {
    reader: '公開されているものを閲覧できます',
    uploader: 'torrent を公開し、後から変更や削除もできます',
    moderator: 'どの torrent も公開、変更、削除でき、通報に対応します',
    admin: 'トークンの作成と失効を含め、すべての操作ができます',
  },
  collection: 'コレクション',
  everywhere: 'すべて',
  expires: '有効期限',
  never: 'なし',
  published: '公開数',
  files: '.torrent ファイル',
  usedOf: (used: Html | string, max: Html | string) => html`${used}（上限 ${max}）`,
  torrents: '自分の torrent',
};

export const sessions: Words['sessions'] = {
  title: 'サインイン中のブラウザー',
  browser: 'ブラウザー',
  unnamed: '名前を示さないブラウザー',
  address: 'アドレス',
  since: 'サインイン日時',
  seen: '最後の利用',
  action: '操作',
  thisOne: 'このブラウザー',
  end: 'サインアウト',
};

export const feedKeys: Words['feedKeys'] = {
  title: 'フィードキー',
  about:
    'フィードキーは、トークンを送れないプログラムのためのものです。閲覧にトークンが必要なサービスで .torrent ファイルのアドレスの末尾に付けると、そのファイルを開けます。ほかのものは開けません。',
  notNeeded: 'ここでは誰でも閲覧できるため、今のところフィードキーが必要なプログラムはありません。',
  name: '名前',
  nameHint: '使うプログラムの名前など、見分けのつく名前です。',
  made: '作成日時',
  used: '最後の使用',
  notYet: '未使用',
  action: '操作',
  make: 'フィードキーを作成',
  revoke: '失効させる',
  newTitle: '新しいフィードキー',
  newKey: (name: Html) =>
    html`これがキー ${name} です。今すぐコピーしてください。再び表示されることはありません。`,
  newAddress: '次のように、アドレスの末尾に付けます。',
  back: 'アカウントに戻る',
};

export const ownTorrents: Words['ownTorrents'] = {
  title: '自分の torrent',
  nothing: 'まだ何も公開していません。',
  name: '名前',
  size: 'サイズ',
  state: '状態',
  published: '公開日',
  action: '操作',
  states: {
    public: '公開',
    unlisted: '限定公開',
    pending: '審査待ち',
    hidden: '非表示',
    superseded: '置き換え済み',
    removed: '削除済み',
  },
  edit: '編集',
  delete: '削除',
  restore: '復元',
};
