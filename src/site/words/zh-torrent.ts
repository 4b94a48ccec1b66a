import { html, type Html } from '../../http/html.ts';
import { pluralsOf } from './plural.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('zh');

export const copying: Words['copying'] = {
  copy: '复制',
  magnet: '复制磁力链接',
  copied: '已复制。',
  notCopied: '未能复制。如果文本已选中，请按 Ctrl+C。',
};

export const share: Words['share'] = {
  title: '获取方式',
  curl: '.torrent 文件，使用 curl',
  aria2: '种子的内容，使用 aria2',
  transmission: '添加到 Transmission',
  qr: '磁力链接的二维码',
  qrHint: '供其他设备上的 BitTorrent 程序使用',
  qrHintWithoutAddresses: '供其他设备上的 BitTorrent 程序使用，不含 Tracker 和 Web 种子',
  summary: (size: string, files: string) => `${size}，${files}`,
};

export const standing: Words['standing'] = {
  pending: '此种子正在等待审核。',
  hidden: '审核员已隐藏此种子。',
  onlySeenBy: '只有其发布者和审核员能看到。',
  unlisted: '此种子不在任何列表中。',
  unlistedMeans: '知道其地址的人可以看到。',
  reason: (reason: Html) => html`原因：${reason}`,
  takesOver: (other: Html) => html`通过审核后，它将取代 ${other}。`,
  publish: '发布',
  publishUnlisted: '发布，但不列出',
};

export const manage: Words['manage'] = {
  title: '关于此种子',
  edit: '编辑',
  replace: '上传新版本',
  delete: '删除',
  report: '举报',
  versions: '旧版本',
  publishedBy: '发布者',
};

export const fileFilter: Words['fileFilter'] = { label: '按名称筛选', found: { other: '# 个匹配项' } };

export const fileList: Words['fileList'] = {
  title: (torrent: string) => `${torrent} 的文件`,
  heading: (torrent: Html) => html`${torrent} 的文件`,
  all: '在单独的页面上查看全部文件',
  shown: (first: string, last: string, all: string) => `第 ${first} 至 ${last} 个文件，共 ${all} 个`,
  path: '路径',
  size: '大小',
  pages: '分页',
  previous: '前面的文件',
  next: '后面的文件',
};

export const edit: Words['edit'] = {
  title: (torrent: string) => `编辑 ${torrent}`,
  heading: (torrent: Html) => html`编辑 ${torrent}`,
  name: '标题',
  nameHint: '代替种子内的名称显示。',
  description: '描述',
  descriptionHint: (mark: Html) => html`Markdown：${mark}。HTML 按原文显示，图片会变成链接。`,
  category: '分类',
  categoryHint: '简短的名称，不含逗号和斜杠。',
  tags: '标签',
  tagsHint: '用逗号分隔。',
  licence: '许可证',
  licenceHint: (example: Html) => html`使用 SPDX 名称，例如 ${example}，或自行描述。`,
  path: '所在位置',
  collection: '合集',
  fileName: '文件名',
  fileNameHint: (ending: Html) => html`以 ${ending} 结尾。`,
  visibility: '谁能看到',
  states: {
    public: '所有人，显示在列表中',
    unlisted: '知道其地址的人',
    hidden: '仅其发布者和审核员',
  },
  stateReason: '隐藏原因',
  stateReasonHint: '供其发布者阅读。',
  save: '保存',
  preview: '预览描述',
  previewed: '描述预览',
  nothingToSee: '其中还没有内容。',
  notSaved: '未保存',
  wrongFields: plural({ other: '有 # 个字段需要更正。' }),
  changed: '你打开表单后，其他人更改了此种子',
  changedMeans: '下面是你输入的内容。再次保存，即可用它替换那里现有的内容：',
  empty: '空',
};

export const replace: Words['replace'] = {
  title: (torrent: string) => `${torrent} 的新版本`,
  heading: (torrent: Html) => html`${torrent} 的新版本`,
  about: (path: Html) => html`新版本将接管地址 ${path}。当前种子会离开列表，但仍可通过其信息哈希访问。`,
  file: '.torrent 文件',
  fileHint: '新版本的 .torrent 文件；文件名不限。',
  submit: '上传',
};

export const removal: Words['removal'] = {
  title: (torrent: string) => `删除 ${torrent}`,
  heading: (torrent: Html) => html`删除 ${torrent}？`,
  about: plural({ other: '种子会从所有列表中消失，不再提供其任何内容。# 天内可以恢复。' }),
  reason: '原因',
  reasonHint: '访问其地址的所有人都能看到。',
  status: '其地址返回的状态',
  statuses: { 410: '已移除（410）', 451: '因法律要求而移除（451）' },
  block: '禁止任何人再次发布。需要填写原因。',
  submit: '删除',
  cancel: '保留',
  removedTitle: '已删除',
  removed: (torrent: Html) => html`已删除 ${torrent}`,
  removedAt: (moment: Html) => html`删除时间：${moment}。`,
  restorable: (moment: Html) => html`${moment} 之前可以恢复。`,
  notByYou: '审核员可以恢复它。',
  notByYouLegal: '负责所有合集的审核员可以恢复它。',
  undo: '恢复',
  takenBy: (other: Html) => html`它的地址现已由另一个种子占用：${other}。`,
  takenMeans: '请先移动或删除另一个种子，再恢复这个种子。',
  takenAsk: '审核员可以移动或删除另一个种子，之后便可恢复这个种子。',
  moveOther: '移动另一个种子',
  deleteOther: '删除另一个种子',
};

export const report: Words['report'] = {
  title: (torrent: string) => `举报 ${torrent}`,
  heading: (torrent: Html) => html`举报 ${torrent}`,
  about: '举报由本服务的审核员查看。',
  kind: '存在什么问题',
  kinds: {
    illegal: '违反法律',
    copyright: '侵犯版权',
    malware: '是恶意软件',
    wrong: '内容与名称不符',
    spam: '是广告',
    other: '其他问题',
  },
  text: '补充说明',
  textHint: '有助于审核员作出判断的信息。最多 2,000 个字符。',
  submit: '举报',
  thanksTitle: '已举报',
  thanks: '谢谢。审核员会查看。',
  back: '返回种子',
};
