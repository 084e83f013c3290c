type Text = { zh: string; en: string };

/** What is wrong with one field of sign-in and users. */
export const identityFields: Record<string, Text> = {
  password_short: { zh: '密码至少 {least} 个字符', en: 'A password has at least {least} characters' },
  password_long: { zh: '密码最多 128 个字符', en: 'A password has 128 characters at most' },
  password_has_name: { zh: '密码不能包含用户名', en: 'The password must not contain the user name' },
  password_common: { zh: '这个密码太常见，容易被猜到', en: 'This password is too common and easily guessed' },
  password_used: { zh: '不能使用最近 {last} 次用过的密码', en: 'Not one of the last {last} passwords' },
  not_a_network: {
    zh: '不是有效的 IP 地址或网段，例如 203.0.113.0/24',
    en: 'Not an address or network such as 203.0.113.0/24',
  },
};

export const identityRefusals: Record<string, Text> = {
  'session.needed': { zh: '请先登录', en: 'Please sign in' },
  'permission.missing': { zh: '您的岗位没有此项权限', en: 'Your position does not have this right' },
  'session.password_must_change': {
    zh: '您的密码是初始密码，请先修改密码',
    en: 'Your password is an initial one; change it first',
  },
  'session.second_factor_needed': {
    zh: '请先完成两步验证',
    en: 'Confirm your second factor first',
  },
  'session.second_factor_must_be_set_up': {
    zh: '您的岗位有管理或审批权限，请先设置两步验证',
    en: 'Your position administers or approves; set up a second factor first',
  },
  'session.second_factor_again': {
    zh: '此操作需要重新验证，请再做一次两步验证',
    en: 'This act asks for your second factor again',
  },
  'session.address_not_allowed': {
    zh: '管理员只能从公司指定的网络登录',
    en: 'Administrators come in from the company’s own networks only',
  },
  'sign_in.wait': {
    zh: '尝试次数过多，请 {seconds} 秒后再试',
    en: 'Too many tries; wait {seconds} seconds',
  },
  'sign_in.refused': { zh: '用户名或密码不正确', en: 'The user name or password is not right' },
  'sign_in.code_refused': { zh: '验证码不正确或已失效', en: 'The code is not right or no longer valid' },
  'password.wrong': { zh: '当前密码不正确', en: 'The current password is not right' },
  'password.too_many_wrong': {
    zh: '当前密码错误次数过多，请 15 分钟后再试',
    en: 'Too many wrong passwords; try again in 15 minutes',
  },
  'password.none': { zh: '此账号没有密码', en: 'This account has no password' },
  'second_factor.last': {
    zh: '您的岗位必须保留一种两步验证方式',
    en: 'Your position must keep one second factor',
  },
  'second_factor.none': { zh: '此用户没有设置两步验证', en: 'This user has no second factor' },
  'security.own_address_left_out': {
    zh: '名单不包含您当前的地址 {address}，保存后您将无法登录',
    en: 'The list leaves out your own address {address}; you could not come in again',
  },
  'user.access_over': {
    zh: '此账号的有效期已过，请先设定新的有效期',
    en: 'The access of this account is over; set a later end first',
  },
  'user.not_oneself': { zh: '不能对自己的账号做此操作', en: 'Not on one’s own account' },
  'user.own_superior': { zh: '不能把自己设为自己的上级', en: 'Nobody is his own superior' },
  'place.operating': {
    zh: '此人负责监督部门，不能担任经办岗位（S0 7.1）',
    en: 'Who supervises a department does not operate (S0 7.1)',
  },
  'place.own_department': {
    zh: '此人监督该部门，不能调入（S0 7.1）',
    en: 'The person supervises this department and cannot belong to it (S0 7.1)',
  },
  'place.cases_in_hand': {
    zh: '此人手上还有未结案件，请先移交再转任监督岗位（S0 7.1）',
    en: 'The person still has open cases: hand them over before auditing (S0 7.1)',
  },
  'place.end_needed': {
    zh: '外部人员须先设定访问截止时间（S0 7.1）',
    en: 'Set the day on which the access ends first (S0 7.1)',
  },
  'user.last_administrator': { zh: '必须保留至少一名管理员', en: 'One administrator must remain' },
  'user.name_taken': { zh: '用户名已被使用', en: 'The user name is taken' },
  'user.work_number_taken': { zh: '工号已被使用', en: 'The work number is taken' },
  'user.exists': { zh: '此用户已经创建', en: 'This user has been created already' },
  'identity.linked_elsewhere': {
    zh: '此单点登录标识已绑定其他用户',
    en: 'This identity is tied to another user',
  },
  'key.not_found': { zh: '没有这个接口密钥', en: 'There is no such key' },
  'key.exists': { zh: '此密钥已经创建', en: 'This key has been made already' },
  'key.revoked': { zh: '此密钥已经停用', en: 'This key has been ended already' },
  'key.owner': {
    zh: '密钥只能属于您本人或系统对接账号',
    en: 'A key belongs to yourself or to the account of another system',
  },
  'key.scope_beyond_owner': {
    zh: '密钥的权限不能超出其账号，也不能包含管理或审批权限',
    en: 'A key may not do more than its owner, nor administer or approve',
  },
  'key.region_beyond_owner': {
    zh: '密钥的区域不能超出其账号的区域',
    en: 'The region of a key lies within that of its owner',
  },
  'key.has_no_account': {
    zh: '接口密钥不能用于个人账号设置',
    en: 'A key of another system has no account of its own',
  },
};
