import { html, type Html } from '../../http/html.ts';
import type { Words } from './words.ts';

export const list: Words['list'] = {
  name: '名称',
  size: '大小',
  files: '文件',
  published: '发布时间',
  get: '获取',
  inCollection: '合集',
  category: '分类',
  download: (name: Html) => html`下载<span class="unseen">：${name}</span>`,
  magnet: (name: Html) => html`磁力<span class="unseen">链接：${name}</span>`,
  moreThan: (torrents: string) => `超过 ${torrents}`,
  pages: '分页',
  first: '第一页',
  older: '较早的种子',
  newer: '较新的种子',
  more: '更多种子',
  collections: '合集',
  collectionsWithin: '下级合集',
  torrentsIn: (collection: string) => `${collection} 中的种子`,
  torrentsFoundFor: (query: string) => `搜索“${query}”找到的种子`,
};

export const filter: Words['filter'] = {
  title: '筛选',
  heading: '筛选后的种子',
  labels: {
    q: '名称中的词',
    collection: '合集',
    category: '分类',
    tag: '标签',
    version: '版本',
    sizeMin: '大小下限',
    sizeMax: '大小上限',
    publishedFrom: '发布时间从',
    publishedBefore: '发布时间早于',
  },
  below: '包括下级合集',
  anyVersion: '不限',
  hints: { size: '例如 700M 或 4GiB。', date: '每天从 UTC 00:00 开始。' },
  wrong: {
    size: '这不是有效的大小。请写数字和单位，例如 700M 或 4GiB。',
    date: '这不是有效的日期。请按 2026-01-31 的格式填写。',
  },
  apply: '应用',
  active: '生效的筛选条件',
  filter: (label: string, value: Html) => html`${label}：${value}`,
  remove: '移除',
  clear: '全部清除',
  wrongTitle: '无法显示此列表',
  withoutAny: '显示全部，不筛选',
};

export const start: Words['start'] = {
  title: '最新种子',
  nothingYet: '这里还没有发布任何内容。',
  orTerminal: '或者在终端中发布：',
  orTerminalWithToken: '或者在终端中发布，并将 TOKEN 换成你的令牌：',
  folderMakesCollection: '地址中的文件夹会成为合集：',
  publishHere: '在此发布',
  formOrTerminal: (link: (text: string) => Html) => html`${link('用表单上传')}，或者在终端中：`,
};

export const search: Words['search'] = {
  title: (query: string) => `搜索“${query}”`,
  heading: (query: Html) => html`搜索“${query}”`,
  nothingFound: '没有包含所有这些词的种子。',
  nothingFiltered: '没有符合所有这些筛选条件的种子。',
  nothingNamed: '这里没有发布具有此信息哈希的种子。',
  hint: (begin: Html, whole: Html) =>
    html`请减少词数，或只输入词的开头：最后一个词也能找到以它开头的更长的词，例如 ${begin} 能找到
    ${whole}。搜索范围是名称、标题、分类、标签和合集，不包括描述和种子内的文件。输入信息哈希或磁力链接可以找到对应的种子。`,
  help: '搜索方法',
  syntax: {
    words: '包含这两个词的名称，顺序不限；最后一个词可以是更长的词的开头',
    phrase: '其中这些词依次相连的名称',
    without: '不含后一个词的名称',
    infohash: '具有该信息哈希（infohash）或磁力链接的种子',
    file: '将 .torrent 文件拖放到页面上，即可打开对应的种子（如果已在此发布）。',
  },
};

export const collection: Words['collection'] = {
  nothingDirectly: '此合集中没有直接发布的种子。',
  nothingButBelow: '此合集中没有直接发布的种子，但其下级合集中有。',
  showBelow: '显示下级合集中的种子',
  publish: '发布到此合集',
  missing: '没有这个合集',
  beginsWithFirst: (name: Html) => html`${name} 中还没有发布任何内容。发布第一个种子后，这个合集就会出现。`,
};

export const keys: Words['keys'] = {
  title: '键盘快捷键',
  search: '搜索',
  step: '下一个和上一个种子',
  open: '打开种子',
  download: '下载其文件',
  magnet: '打开其磁力链接',
  upload: '上传',
  help: '显示这些快捷键',
  on: '启用单键快捷键',
  close: '关闭',
};

export const drop: Words['drop'] = {
  hint: '将 .torrent 文件拖放到任意位置',
  intoForm: '也可以将文件拖放或粘贴到本页的任意位置。',
  checking: '正在读取文件…',
  refused: '此文件不是可以发布的种子。',
  notChecked: '无法读取此文件。',
  leftOut: '文件夹中因不是 .torrent 文件或无法读取而略过的文件：#',
  cut: (entriesMax: string) => `只查看了前 ${entriesMax} 个文件和文件夹。请将其余的单独拖放到此处。`,
  nothing: '此文件夹中没有 .torrent 文件。',
};
