import type { Words } from './words.ts';

export const problems: Words['problems'] = {
  malformed: {
    title: '无法读取请求',
    meaning:
      '无法理解请求本身：其地址、标头、表单字段或其中的某个名称，采用了这里不接受的形式。种子尚未经过检查。',
    remedies: [
      '查看随错误显示的那一行：它指出了有误的部分。',
      '地址以 `.torrent` 结尾，会以该名称发布；以斜杠结尾，会发布到合集中。',
      '在表单中，将文件部分命名为 `file`，例如 `curl -F file=@name.torrent`。',
    ],
  },
  unauthorized: {
    title: '需要令牌',
    meaning: '此请求会更改内容，因此需要令牌。请求没有附带令牌，或附带的令牌不为本服务所知，或已过期。',
    remedies: [
      '使用 curl 时，将令牌作为密码发送：`curl -u :TOKEN -T name.torrent URL/`',
      '使用其他程序时，发送标头 `Authorization: Bearer TOKEN`。',
      '在浏览器中，请到 `/login` 登录，或在上传表单的“令牌”字段中填写。',
      '如果没有令牌，请向运营者索取。服务首次启动时会输出第一个令牌。',
    ],
  },
  forbidden: {
    title: '不允许',
    meaning: '令牌有效，但无权执行此操作：其角色权限不足，或限定于其他合集，或该种子由他人发布。',
    remedies: [
      '使用发布该种子的令牌。',
      '发布到该令牌允许的合集。',
      '向运营者索取具有所需角色的令牌：上传者可以更改自己的种子，审核员可以更改所有种子。',
    ],
  },
  not_found: {
    title: '未找到',
    meaning: '此地址没有任何内容：这里从未发布过种子、合集或页面。',
    remedies: [
      '检查地址是否多了或少了字母；请区分大小写。',
      '按名称搜索种子。',
      '如果知道信息哈希，请在 `/torrents/` 后面加上它来查找。',
    ],
  },
  method_not_allowed: {
    title: '此地址不接受该方法',
    meaning: '此地址有内容，但不接受请求所用的方法，例如 `PUT` 或 `DELETE`。',
    remedies: [
      '查看响应的 `Allow` 标头：它列出了此地址接受的方法。',
      '用 `PUT` 发布到以 `.torrent` 或斜杠结尾的地址，或用 `POST` 发布到以斜杠结尾的地址。',
    ],
  },
  conflict: {
    title: '与已有内容冲突',
    meaning: '请求与已有内容相矛盾。最常见的情况是同一种子已发布在其他路径下；每个种子在目录中只能出现一次。',
    remedies: [
      '打开随错误显示的链接：它指向造成冲突的种子。',
      '发布到该种子已有的路径，或先在那里移除它。',
      '如果地址的第一个文件夹为服务自身所用，请为它换一个名称。',
      '如果发布到信息哈希地址，请确认种子的信息哈希确实与之相符。',
    ],
  },
  gone: {
    title: '已移除',
    meaning: '此地址曾发布过种子，后来被其发布者或审核员移除。',
    remedies: ['搜索它的名称：可能有更新的种子。', '发布者可以在同一地址重新发布。'],
  },
  precondition_failed: {
    title: '前提条件不成立',
    meaning:
      '请求附带了条件 `If-Match` 或 `If-None-Match`，但该条件不成立：那里发布的内容与发送者所认为的不同。未做任何更改。',
    remedies: [
      '重新获取该地址，查看现有内容，并发送其 `ETag`。',
      '去掉条件，即可替换现有内容，无论它是什么。',
    ],
  },
  too_large: {
    title: '过大',
    meaning: '文件、表单或文件列表超过了本服务接受的上限。',
    remedies: [
      '用更大的分块制作种子：.torrent 文件会按相同比例变小。',
      '一次少发送一些文件。',
      '请运营者提高上限（`TORRENTRY_UPLOAD_BYTES_MAX`）。',
    ],
  },
  unsupported: {
    title: '此处不接受的类型',
    meaning: '请求正文标明的类型不是 .torrent 文件，或采用了此处无法读取的压缩方式。',
    remedies: [
      '按原样发送 .torrent 文件，类型为 `application/x-bittorrent`，或不注明类型。',
      '去掉 `Content-Encoding`。',
    ],
  },
  invalid: {
    title: '不是有效的种子',
    meaning:
      '文件已读取，但它不是所有 BitTorrent 程序都能以相同方式解读的种子。每项检查结果都会指出规则、在文件中的位置（键路径和字节偏移）以及修正方法。',
    remedies: [
      '确认该文件就是 .torrent 文件本身，而不是网页或种子的内容。',
      '用较新的程序重新制作种子；大多数问题会随之消失。',
      '如果是用自己的程序制作的，请修正检查结果指出的问题。更改 `info` 中的内容会使种子的信息哈希改变。',
    ],
  },
  rate_limited: {
    title: '请求过多',
    meaning: '短时间内来自同一处的请求过多。',
    remedies: ['按 `Retry-After` 标头给出的秒数等待，然后放慢速度继续。'],
  },
  unavailable_for_legal_reasons: {
    title: '因法律要求而移除',
    meaning: '此地址曾发布过种子，本服务的运营者依法必须将其移除。',
    remedies: [
      '查看随错误显示的那一行：其中可能写有原因。',
      '如果是你发布的，并且你认为这是误判，请联系运营者。',
    ],
  },
  internal: {
    title: '服务器出错',
    meaning: '服务在本应成功的操作上失败了。这不是你的过错，也未做任何更改。',
    remedies: ['请稍后重试。', '如果再次发生，请将发生的时间告诉运营者：服务日志中有详细信息。'],
  },
  unavailable: {
    title: '暂时不可用',
    meaning: '服务目前无法处理任何请求：正在停止、过于繁忙，或磁盘已满。未做任何更改。',
    remedies: [
      '按 `Retry-After` 标头给出的秒数等待后重试。',
      '如果你是运营者，请检查数据文件夹的可用空间和日志。',
    ],
  },
};
