/** What customer data is used for, beyond which nothing is done with it (Personal Information Protection Law, article 6). */
export const purposes = [
  'service',
  'vouchers',
  'safety',
  'survey',
  'marketing',
  'sharing',
  'special_care',
] as const;
export type Purpose = (typeof purposes)[number];

/** On what a purpose rests; `separate` is a consent that is given for this one purpose alone. */
export const needs = ['contract', 'legal_duty', 'consent', 'separate'] as const;
export type Need = (typeof needs)[number];

type Words = { zh: string; en: string };
type PurposeLine = { need: Need; name: Words; says: Words; law: Words };

const pipl = (article: string): Words => ({ zh: `个人信息保护法 ${article}`, en: `PIPL ${article}` });

/** Every purpose with what it rests on, what it means, and the article that asks for it. */
export const purposeLines: Record<Purpose, PurposeLine> = {
  service: {
    need: 'contract',
    name: { zh: '履行售后服务', en: 'Service' },
    says: { zh: '受理、联系、上门、维修和告知进度', en: 'To answer, reach, visit, repair and tell progress' },
    law: pipl('13'),
  },
  vouchers: {
    need: 'legal_duty',
    name: { zh: '三包与凭证留存', en: 'Guarantees and vouchers' },
    says: {
      zh: '依法保存三包记录、收费与退款凭证',
      en: 'To keep guarantees, charges and refunds as the law asks',
    },
    law: pipl('13'),
  },
  safety: {
    need: 'legal_duty',
    name: { zh: '安全与召回', en: 'Safety and recall' },
    says: { zh: '产品存在缺陷时通知并召回', en: 'To warn of and recall products with a defect' },
    law: pipl('13'),
  },
  survey: {
    need: 'consent',
    name: { zh: '满意度调查与回访', en: 'Surveys and follow-up' },
    says: {
      zh: '服务结束后请您评价，电话或短信回访',
      en: 'To ask after a service how it was, by call or message',
    },
    law: pipl('14—16'),
  },
  marketing: {
    need: 'consent',
    name: { zh: '商业推广', en: 'Marketing' },
    says: { zh: '推荐产品、延保与优惠活动', en: 'To recommend products, extended guarantees and offers' },
    law: { zh: '消费者权益保护法 29', en: 'Consumer Protection Law 29' },
  },
  sharing: {
    need: 'separate',
    name: { zh: '提供给其他公司', en: 'Sharing with others' },
    says: { zh: '向合作方提供您的信息，由其自行使用', en: 'To give your data to partners for their own use' },
    law: pipl('23'),
  },
  special_care: {
    need: 'separate',
    name: { zh: '特殊照顾（敏感信息）', en: 'Special care (sensitive)' },
    says: {
      zh: '记录健康、行动不便等情况，优先安排人工与上门',
      en: 'To note health or mobility and serve you first, by people',
    },
    law: pipl('28—30'),
  },
};

export const purposesWith = (...wanted: Need[]): Purpose[] =>
  purposes.filter((purpose) => wanted.includes(purposeLines[purpose].need));
