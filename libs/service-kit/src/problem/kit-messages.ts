import type { MessageCatalogue } from './problem.js';

/** Texts of what any endpoint of ours may answer. */
export const kitMessages: MessageCatalogue = {
  'request-malformed': {
    en: { title: 'Malformed request', detail: 'The request cannot be read as JSON over HTTP.' },
    'zh-CN': { title: '请求格式错误', detail: '无法解析该请求（需要合法的 JSON）。' },
  },
  'body-too-large': {
    en: { title: 'Body too large', detail: 'The request body is longer than {limitKb} KiB.' },
    'zh-CN': { title: '请求内容过大', detail: '请求内容超过 {limitKb} KiB。' },
  },
  'body-too-slow': {
    en: { title: 'Body too slow', detail: 'The request body did not arrive in time; nothing was done. Send it again.' },
    'zh-CN': { title: '请求内容传输过慢', detail: '请求内容未在时限内到达，未做任何更改，请重新发送。' },
  },
  'too-many-live-streams': {
    en: { title: 'Too many live streams', detail: 'One caller may have {atMost} of them open; close one.' },
    'zh-CN': { title: '实时连接过多', detail: '同一用户最多可同时打开 {atMost} 个实时连接，请先关闭一个。' },
  },
  'content-type-not-supported': {
    en: { title: 'Content type not supported', detail: 'Send the body as application/json.' },
    'zh-CN': { title: '不支持的内容类型', detail: '请以 application/json 发送请求内容。' },
  },
  'document-too-long': {
    en: { title: 'Document too long', detail: 'The document has {characters} characters; it may have {atMost}.' },
    'zh-CN': { title: '文本过长', detail: '文本有 {characters} 个字符，最多 {atMost} 个。' },
  },
  'validation-failed': {
    en: { title: 'Fields are wrong', detail: 'The request has {count} wrong field(s): {fields}.' },
    'zh-CN': { title: '字段有误', detail: '请求中有 {count} 个字段有误：{fields}。' },
  },
  'customer-erased': {
    en: {
      title: 'Customer erased',
      detail: 'The customer was erased: no words about the matter can be kept any more.',
    },
    'zh-CN': { title: '客户资料已清除', detail: '该客户资料已清除，不能再保存有关该事项的文字。' },
  },
  'token-missing': {
    en: { title: 'Not signed in', detail: 'Send a bearer token in the Authorization header.' },
    'zh-CN': { title: '未登录', detail: '请在 Authorization 请求头中携带令牌。' },
  },
  'token-invalid': {
    en: { title: 'Token not accepted', detail: 'The bearer token was not issued for this service, or was altered.' },
    'zh-CN': { title: '令牌无效', detail: '该令牌并非为本服务签发，或已被改动。' },
  },
  'token-expired': {
    en: { title: 'Token expired', detail: 'The bearer token has expired; sign in again.' },
    'zh-CN': { title: '令牌已过期', detail: '令牌已过期，请重新登录。' },
  },
  'role-not-served': {
    en: { title: 'Not allowed', detail: 'This is open to {served}; the token gives {held}.' },
    'zh-CN': { title: '无权操作', detail: '此操作仅限 {served}；当前角色为 {held}。' },
  },
  'not-found': {
    en: { title: 'Not found', detail: 'There is nothing here, or it is out of your reach.' },
    'zh-CN': { title: '未找到', detail: '内容不存在，或不在您的权限范围内。' },
  },
  'version-changed': {
    en: {
      title: 'Changed meanwhile',
      detail: 'It is at version {actual} now, which is not the one you saw. Read it again.',
    },
    'zh-CN': { title: '内容已更新', detail: '当前为版本 {actual}，与您看到的版本不同，请重新读取。' },
  },
  'if-match-missing': {
    en: { title: 'If-Match missing', detail: 'Send If-Match with the ETag of the version you saw.' },
    'zh-CN': { title: '缺少 If-Match', detail: '请在 If-Match 中携带所见版本的 ETag。' },
  },
  'if-match-malformed': {
    en: { title: 'If-Match malformed', detail: 'If-Match must be one ETag as it was answered, like "7".' },
    'zh-CN': { title: 'If-Match 格式错误', detail: 'If-Match 必须是返回过的 ETag，例如 "7"。' },
  },
  'idempotency-key-missing': {
    en: {
      title: 'Idempotency-Key missing',
      detail: 'Send an Idempotency-Key, so that a repeated request is done once.',
    },
    'zh-CN': { title: '缺少 Idempotency-Key', detail: '请携带 Idempotency-Key，以保证重复请求只执行一次。' },
  },
  'idempotency-key-malformed': {
    en: { title: 'Idempotency-Key malformed', detail: 'It must be 1 to 200 visible ASCII characters without spaces.' },
    'zh-CN': { title: 'Idempotency-Key 格式错误', detail: '必须为 1 至 200 个可见 ASCII 字符，不含空格。' },
  },
  'idempotency-key-reused': {
    en: { title: 'Key used for another request', detail: 'This Idempotency-Key came before with another body.' },
    'zh-CN': { title: '幂等键已被使用', detail: '该 Idempotency-Key 此前用于内容不同的请求。' },
  },
  'cursor-unknown': {
    en: { title: 'Cursor unknown', detail: 'The cursor was not given out by this list; start without one.' },
    'zh-CN': { title: '游标无效', detail: '该游标并非由此列表给出，请从头开始。' },
  },
  'not-parked': {
    en: { title: 'Not parked', detail: 'Number {number} of {topic} about {key} does not wait here.' },
    'zh-CN': { title: '未搁置', detail: '{topic} 中关于 {key} 的第 {number} 条并未搁置。' },
  },
  'too-busy': {
    en: { title: 'Busy', detail: 'More requests are under way than can be served; try again shortly.' },
    'zh-CN': { title: '系统繁忙', detail: '当前请求过多，请稍后重试。' },
  },
  'database-away': {
    en: {
      title: 'Database away',
      detail: 'The database does not answer; nothing was recorded that you were not told. Try again with the same key.',
    },
    'zh-CN': { title: '数据库不可用', detail: '数据库暂时没有响应，请稍后用同一幂等键重试。' },
  },
  'read-model-being-built': {
    en: { title: 'Being built', detail: 'What this list is read from is being built for the first time.' },
    'zh-CN': { title: '正在构建', detail: '该列表的数据正在首次构建，请稍后重试。' },
  },
  'sign-in-away': {
    en: {
      title: 'Sign-in away',
      detail: 'The keys that tokens are checked with cannot be read now; try again shortly.',
    },
    'zh-CN': { title: '登录服务不可用', detail: '暂时无法获取令牌校验密钥，请稍后重试。' },
  },
  'refused-by-http': {
    en: { title: 'Request not accepted', detail: 'The request was not accepted.' },
    'zh-CN': { title: '请求未被接受', detail: '请求未被接受。' },
  },
  fault: {
    en: {
      title: 'Something broke',
      detail: 'The request failed through a fault of ours; it is logged under trace {traceId}.',
    },
    'zh-CN': { title: '系统错误', detail: '系统出错，已按跟踪号 {traceId} 记录。' },
  },
};
