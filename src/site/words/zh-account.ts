import { html, type Html } from '../../http/html.ts';
import type { Words } from './words.ts';

export const login: Words['login'] = {
  title: '登录',
  token: '令牌',
  tokenHint: '本服务的运营者提供给你的令牌。',
  submit: '登录',
  provider: '不使用令牌登录',
  once: '此链接用于登录当前浏览器，只能使用一次。',
  ends: (name: Html) => html`您当前以 ${name} 的身份登录。使用此链接登录会结束该会话。`,
  switch: '结束该会话并登录',
  stay: '保持当前登录',
};

export const account: Words['account'] = {
  title: '你的账号',
  signOut: '退出登录',
  name: '名称',
  role: '角色',
  roles: {
    reader: '可以阅读已发布的内容',
    uploader: '可以发布种子，以后也可以更改或删除它们',
    moderator: '可以发布、更改和删除任何种子，并处理举报',
    admin: '可以执行所有操作，包括创建和吊销令牌',
  },
  collection: '合集',
  everywhere: '全部',
  expires: '到期时间',
  never: '永不',
  published: '已发布',
  files: '.torrent 文件',
  usedOf: (used: Html | string, max: Html | string) => html`${used}，上限 ${max}`,
  torrents: '你的种子',
};

export const sessions: Words['sessions'] = {
  title: '已登录的浏览器',
  browser: '浏览器',
  unnamed: '未提供名称的浏览器',
  address: '地址',
  since: '登录时间',
  seen: '最近活动',
  action: '操作',
  thisOne: '当前浏览器',
  end: '退出登录',
};

export const feedKeys: Words['feedKeys'] = {
  title: '订阅密钥',
  about:
    '订阅密钥供无法发送令牌的程序使用：在阅读需要令牌的服务上，把它写在 .torrent 文件地址的末尾，即可打开该文件，除此之外不能打开任何内容。',
  notNeeded: '这里任何人都可以阅读，所以目前没有程序需要它。',
  name: '名称',
  nameHint: '便于你辨认的名称，例如使用它的程序。',
  made: '创建时间',
  used: '最近使用',
  notYet: '尚未使用',
  action: '操作',
  make: '创建订阅密钥',
  revoke: '吊销',
  newTitle: '你的新订阅密钥',
  newKey: (name: Html) => html`这是密钥 ${name}。请立即复制：它不会再次显示。`,
  newAddress: '它写在地址末尾，例如：',
  back: '返回你的账号',
};

export const ownTorrents: Words['ownTorrents'] = {
  title: '你的种子',
  nothing: '你还没有发布任何内容。',
  name: '名称',
  size: '大小',
  state: '状态',
  published: '发布时间',
  action: '操作',
  states: {
    public: '公开',
    unlisted: '未列出',
    pending: '待审核',
    hidden: '已隐藏',
    superseded: '已被取代',
    removed: '已移除',
  },
  edit: '编辑',
  delete: '删除',
  restore: '恢复',
};
