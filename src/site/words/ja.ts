import { html, type Html } from '../../http/html.ts';
import { bothBy } from './both.ts';
import { account, feedKeys, login, ownTorrents, sessions } from './ja-account.ts';
import { collection, drop, filter, keys, list, search, start } from './ja-list.ts';
import {
  admin,
  adminAudit,
  adminBlocks,
  adminHealth,
  adminOverview,
  adminQueue,
  adminSettings,
  adminTokens,
  adminTorrents,
} from './ja-admin.ts';
import { problems } from './ja-problems.ts';
import { pluralsOf } from './plural.ts';
import {
  copying,
  edit,
  fileFilter,
  fileList,
  manage,
  removal,
  replace,
  report,
  share,
  standing,
} from './ja-torrent.ts';
import { uploadFields, uploading, uploadSignIn } from './ja-upload.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('ja');
const bytes = plural({ other: '# バイト' });
const files = plural({ other: '# 個のファイル' });

export const ja: Words = {
  common: {
    bytes,
    files,
    torrents: plural({ other: '# 件の torrent' }),
    byteUnit: 'B',
    momentUtc: (moment: string) => `${moment} UTC`,
    unknown: '不明',
    unseenName: '（表示できない名前）',
    private: 'プライベート',
    trail: '現在の場所',
    allTorrents: 'すべての torrent',
    seeNewest: '新着 torrent を見る',
    uploadTorrent: 'torrent をアップロード',
    sizeInFiles: (size: Html, fileCount: number) => html`${size}、${files(fileCount)}`,
    sizeTimes: (pieces: string, size: Html) => html`${pieces}（各 ${size}）`,
    pieces: plural({ other: '# 個のピース' }),
    both: bothBy('、'),
    atByte: (offset: string) => `バイト位置 ${offset}`,
  },

  layout: {
    skip: '本文へ移動',
    search: '検索',
    searchLabel: '名前またはインフォハッシュで検索',
    main: 'メインメニュー',
    newest: '新着',
    upload: 'アップロード',
    signIn: 'サインイン',
    yourAccount: 'アカウント：',
    moderation: 'モデレーション',
    admin: '管理',
    about: (service: Html) =>
      html`${service} は、.torrent ファイルを保管し、公開時のまま 1 バイトも変えずに配信します。`,
    language: '言語',
    changeLanguage: '変更',
  },

  torrent: {
    magnet: 'マグネットリンク',
    download: '.torrent をダウンロード',
    files: 'ファイル',
    superseded: 'この torrent は、新しい torrent に置き換えられました。',
    supersededKept: 'インフォハッシュのアドレスで、引き続きここに保管されています。',
    supersededBy: (newer: Html) => html`新しい torrent は ${newer} です。`,
    warnings: '警告',
    mayStumble: () => 'この torrent は使えますが、次の点が一部のプログラムで問題になることがあります',
    warningsCaption: 'この torrent のチェック結果',
  },

  facts: {
    name: '名前',
    size: 'サイズ',
    files: 'ファイル',
    pieces: 'ピース',
    version: 'バージョン',
    versions: {
      v1: 'v1（BitTorrent、SHA-1）',
      v2: 'v2（BitTorrent v2、SHA-256）',
      hybrid: 'ハイブリッド（v1 と v2 の両方）',
    },
    infohashV1: 'インフォハッシュ v1',
    infohashV2: 'インフォハッシュ v2',
    private: 'プライベート',
    privateMeans: 'はい：ピアはこの torrent のトラッカーからのみ得られます',
    comment: 'コメント',
    created: '作成日時',
    createdBy: '作成プログラム',
    source: 'ソース',
    publisher: '発行者',
    publisherUrl: '発行者のアドレス',
    updateUrl: '更新の取得先',
    ssl: 'ピアの身元確認',
    sslMeans: 'はい：証明書を使用（SSL torrent）',
    similar: '同じファイルを含む torrent',
    collections: '所属コレクション',
    encoding: '文字エンコーディング',
    unknownKeys: '不明なキー',
    signedBy: '署名者',
    signatures: {
      valid: '署名は torrent 内の証明書と一致します',
      invalid: '署名が一致しません',
      unknown: '証明書が torrent 内にありません',
    },
    category: 'カテゴリー',
    tags: 'タグ',
    licence: 'ライセンス',
    published: '公開日',
    updated: '更新日',
    address: 'アドレス',
    file: '.torrent ファイル',
    fileSha256: 'ファイルの SHA-256',
  },

  sources: {
    trackers: 'トラッカー',
    noTrackers: 'なし：ピアは分散ハッシュテーブル（DHT）で見つかります。',
    tier: (number: string) => `ティア ${number}`,
    webSeeds: 'ウェブシード',
    nodes: 'DHT ノード',
    moreTiers: plural({ other: '.torrent ファイルには、ほかに # 個のティアがあります。' }),
    moreAddresses: plural({ other: '.torrent ファイルには、ほかに # 個のアドレスがあります。' }),
    notInMagnet: plural({
      other:
        'マグネットリンクには # 個のアドレスが含まれていません。使用できないか、リンクが長くなりすぎるためです。.torrent ファイルには含まれています。',
    }),
  },

  fileTree: {
    executable: '実行可能',
    hidden: '隠しファイル',
    pointsTo: (target: Html) => html`リンク先：${target}`,
    notShown: plural({ other: 'ほかの # 個のファイルは、ここには表示されていません。' }),
  },

  upload: {
    title: 'アップロード',
    titleDone: 'アップロード完了',
    titlePartly: '一部アップロード完了',
    titleRefused: 'アップロード失敗',
    heading: 'torrent のアップロード',
    collection: 'コレクション',
    collectionHint: (example: Html) =>
      html`torrent を入れるフォルダーです（例：${example}）。空欄にすると、コレクションなしで公開されます。`,
    token: 'トークン',
    tokenHint: '公開のために、このサービスの運営者から受け取ったトークンです。',
    files: '.torrent ファイル',
    filesHint: '1 つまたは複数の .torrent ファイルです。それぞれ個別にチェックされ、公開されます。',
    submit: 'アップロード',
    checkOnly: 'チェックのみ',
    terminal: 'ターミナルから',
    terminalAnswer: '公開された torrent のアドレスが返されます。',
    terminalToken: 'TOKEN は自分のトークンに置き換えてください。',
    severalAtOnce: '一度に複数：',
    publishedCount: plural({ other: '# 件の torrent を公開' }),
    refusedCount: plural({ other: '# 個のファイルを拒否' }),
    published: '公開済み：',
    upToDate: '最新の状態：',
    refused: '拒否：',
    fromFile: (file: Html) => html`元のファイル：${file}`,
    unnamedFile: '名前のないファイル',
    deleteKey: (link: (text: string) => Html) =>
      html`${link('このアドレス')}を保管してください。この torrent
      を自分で削除する唯一の手段であり、再び表示されることはありません。`,
    deleteAddress: '削除用のアドレス',
    mayStumble: '次の点が一部のプログラムで問題になることがあります：',
    warnings: '警告',
  },

  check: {
    title: 'チェック',
    heading: 'torrent のチェック',
    about: 'ここでチェックしたファイルは、保存も公開もされません。',
    filesHint: '1 つまたは複数の .torrent ファイルです。',
    submit: 'チェック',
    accepted: (file: Html) => html`合格：${file}`,
    refused: (file: Html) => html`拒否：${file}`,
    structure: 'ファイルの構造',
    findings: '指摘',
    nothingFound: 'プログラムで問題になりうる点は見つかりませんでした。',
  },

  findings: {
    what: '見つかった点',
    where: '場所',
    rule: '規則',
    warning: '警告',
    notes: (count: string) => `不明な点や珍しい点についてのメモ：${count}`,
    more: plural({ other: 'ほかに # 件の指摘があります。' }),
  },

  structure: {
    listOf: plural({ other: 'リスト（# 項目）' }),
    dictionaryOf: plural({ other: '辞書（# キー）' }),
    more: plural({ other: 'ほか # 件' }),
    empty: '（空）',
    folded: (count: number) => `（${bytes(count)}を省略）`,
  },

  rules: {
    title: '規則',
    all: 'すべての規則',
    about: (link: (text: string) => Html) =>
      html`すべての torrent は、この規則に照らしてチェックされます。エラーがあれば拒否されます。警告は一部の
      プログラムで問題になりうること、メモは不明な点や珍しい点を示します。${link('torrent のチェック')}だけを行い、公開しないこともできます。`,
    what: '問題',
    effect: '扱い',
    rule: '規則',
    severities: { error: 'エラー', warning: '警告', note: 'メモ' },
    effects: {
      error: 'エラー：torrent は拒否されます',
      warning: '警告：torrent は受け付けられます',
      note: 'メモ：torrent は受け付けられ、問題になるプログラムは知られていません',
    },
    meaning: '意味',
    example: '例',
    hint: '対処方法',
    origin: '規則の出典',
    bep: (number: string) => `BitTorrent 拡張提案（BEP）${number}。`,
  },

  problem: {
    status: (status: string) => `エラー ${status}`,
    kind: (code: Html, status: string) => html`問題 ${code}、HTTP ステータス ${status}`,
    meaning: '意味',
    remedies: '対処方法',
    help: '意味と対処方法',
    allRules: 'torrent のチェックに使うすべての規則',
    standsAt: (address: Html) => html`アドレスは ${address} です。`,
    findings: 'チェック結果',
  },

  collection,
  drop,
  filter,
  keys,
  list,
  search,
  start,

  login,
  account,
  sessions,
  feedKeys,
  ownTorrents,

  uploadFields,
  uploading,
  uploadSignIn,

  copying,
  edit,
  fileFilter,
  fileList,
  manage,
  removal,
  replace,
  report,
  share,
  standing,

  admin,
  adminAudit,
  adminBlocks,
  adminHealth,
  adminOverview,
  adminQueue,
  adminSettings,
  adminTokens,
  adminTorrents,

  problems,
};
