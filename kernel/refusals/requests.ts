/** Refusals of what is sent before anybody looks at what it asks for: its size, its form, how often. */
export const requestRefusals = {
  'request.too_large': { zh: '内容过大', en: 'The content is too large' },
  'request.too_many': {
    zh: '操作过于频繁，请 {seconds} 秒后再试',
    en: 'Too many requests: try again in {seconds} s',
  },
  'request.encoding': { zh: '不接受压缩的请求内容', en: 'A compressed request is not accepted' },
  'file.too_large': { zh: '文件超过 20 MB', en: 'The file is over 20 MB' },
  'file.type': {
    zh: '只接受图片、PDF、音频、视频和文本',
    en: 'Only images, PDF, audio, video and text are accepted',
  },
  'file.broken': { zh: '图片或视频已损坏，无法读取', en: 'The picture or film is broken and cannot be read' },
  'file.picture_too_large': {
    zh: '图片尺寸过大（最多 {maximum} 百万像素）',
    en: 'The picture is too large (at most {maximum} megapixels)',
  },
  'file.not_found': { zh: '没有此文件', en: 'No such file' },
  'file.missing': { zh: '没有收到文件', en: 'No file was received' },
};
