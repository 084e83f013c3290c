export const protectionRefusals: Record<string, { zh: string; en: string }> = {
  'address_hours.provider_longer': {
    zh: '服务商人员的时限不能长于本公司人员',
    en: 'A provider’s people may not read it longer than our own',
  },
  'keys.run_under_way': {
    zh: '上一次加密尚未完成，请稍后再轮换密钥',
    en: 'Sealing is under way: rotate the keys when it is done',
  },
};
