/** Refusals about exports of customer data. */
export const exportsRefusals: Record<string, { zh: string; en: string }> = {
  'export.empty': { zh: '没有符合条件的客户', en: 'No customers match' },
  'export.too_many': {
    zh: '一次最多导出 {most} 位客户，请缩小范围',
    en: 'An export holds {most} customers at most; narrow it down',
  },
  'export.own_request': {
    zh: '自己的申请须由另一人审批',
    en: 'A second person decides on a request, never the requester',
  },
  'export.decided': { zh: '这份申请已经处理过', en: 'This request is decided already' },
  'export.not_found': { zh: '没有这份申请', en: 'There is no such request' },
  'export.password_gone': {
    zh: '密码已显示过或文件已失效，请重新申请',
    en: 'The password was shown or the file is over; ask again',
  },
  'export.no_download_left': {
    zh: '下载次数已用完或文件已失效，请重新申请',
    en: 'No download is left or the file is over; ask again',
  },
};
