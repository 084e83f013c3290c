/** Refusals about requests of persons. */
export const personRequestsRefusals: Record<string, { zh: string; en: string }> = {
  'person_request.not_found': { zh: '没有这项请求', en: 'There is no such request' },
  'person_request.later_than_now': { zh: '收到时间晚于现在', en: 'The receipt lies in the future' },
  'person_request.no_purposes': {
    zh: '只有撤回同意才填写用途',
    en: 'Purposes are given for withdrawals only',
  },
  'person_request.reminded_too_early': {
    zh: '提醒须晚于收到之日',
    en: 'The reminder must come after the receipt',
  },
  'person_request.changed': {
    zh: '请求刚被他人修改，请刷新后重试',
    en: 'Somebody changed the request; load it again',
  },
  'person_request.ended': { zh: '请求已办结', en: 'The request has ended' },
  'person_request.decided': { zh: '请求已作出决定', en: 'The request is decided already' },
  'person_request.not_verified': {
    zh: '身份尚未核实，不能同意',
    en: 'The person is not verified, so it cannot be granted',
  },
  'person_request.verified': { zh: '身份已核实', en: 'The person is verified already' },
  'person_request.no_identity_card': {
    zh: '不以身份证核实身份，请改用订单号、序列号或短信验证码（S1 4.1）',
    en: 'Identity cards are not asked for; use an order number, a serial or a code (S1 4.1)',
  },
  'person_request.code_just_sent': {
    zh: '验证码刚发出，请一分钟后再试',
    en: 'A code was just sent; try again in a minute',
  },
  'person_request.no_code': {
    zh: '没有有效的验证码，请重新发送',
    en: 'There is no code to try; send another one',
  },
  'person_request.no_phone': {
    zh: '档案中没有可接收验证码的号码',
    en: 'There is no number on file for a code',
  },
  'person_request.not_this_step': { zh: '现在不是这一步', en: 'It is not the time for this step' },
  'person_request.not_taken': {
    zh: '请先下载文件，再登记交付',
    en: 'Take the file before you record its hand-over',
  },
  'customer.not_restricted': { zh: '该客户没有被限制处理', en: 'This customer is not restricted' },
};
