import { html, type Html } from '../../http/html.ts';
import { pluralsOf } from './plural.ts';
import type { Words } from './words.ts';

const plural = pluralsOf('zh');

export const uploadFields: Words['uploadFields'] = {
  more: '种子的更多信息',
  moreHint: '全部为选填，且只用于新种子：这里已有的种子保持原样。',
  titleHint: '代替种子内的名称显示。仅用于单个文件。',
  descriptionHint: (charactersMax: string) =>
    `Markdown，最多 ${charactersMax} 个字符。之后编辑种子时可以写得更长。`,
  chooseAgain: '您填写的内容仍在表单中。请重新选择文件。',
  keptFiles: '文件',
  keptFilesHint: '文件已保留，无需重新选择。',
  tooLargeToKeep: plural({ other: '# 个文件太大，无法保留。要发布，请重新选择：' }),
  publish: '发布',
  publishAccepted: '发布已接受的文件',
  checkOthers: '检查其他文件',
  chooseOthers: '选择其他文件',
  uploadMore: '上传更多种子',
};

export const uploading: Words['uploading'] = {
  heading: '要上传的文件',
  title: '标题',
  titleHint: '代替种子内的名称显示。',
  states: {
    checking: '正在检查…',
    ready: '没有问题，可以上传。',
    unchecked: '可以上传。无法在此检查，将由服务器检查。',
    waiting: '正在排队。',
    sending: '正在上传…',
    paused: '同时上传过多。# 秒后继续。',
    published: '已发布：',
    upToDate: '已是最新：',
    pending: '正在等待审核：',
    here: '这里已有，逐字节相同：',
    hereOtherwise: '这里已有，但 Tracker 或附加信息不同：',
    refused: '已拒绝：这不是有效的种子。',
    sameName: '未上传：此列表中有另一个同名文件，其中一个会替换另一个。',
    twice: '未上传：此列表中已有同一种子。',
    failed: '未上传。',
    noAnswer: '未上传：无法连接服务器。',
    cancelled: '已取消。',
    changed: '未上传：选择之后，磁盘上的文件已更改或无法再读取。请重新选择。',
    gone: '未上传：文件已不在选择时所在的位置。请重新选择。',
  },
  tooLarge: (size: string) => `未上传：文件大于此处接受的上限 ${size}。`,
  progress: '进度',
  speed: '#/s',
  standsAt: (link: Html) => html`种子位于 ${link}。`,
  cancel: '取消',
  retry: '重试',
  remove: '从列表中移除',
  addMore: '添加更多文件',
  problems: '问题',
  published: '已发布：#',
  review: '等待审核：#',
  here: '这里已有：#',
  refused: '未上传：#',
  left: '待上传：#',
};

export const uploadSignIn: Words['uploadSignIn'] = {
  heading: '请登录后继续',
  about: '不会丢失任何内容：尚未上传的文件和您填写的内容都保留在此页面上。',
  still: '您尚未登录。请输入令牌，或在新标签页中登录，然后继续。',
  goOn: '继续',
  newTab: '在新标签页中登录',
};
