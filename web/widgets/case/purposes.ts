/** Why customer data may be looked at (S0 5.2). */
export const purposes = {
  contact: { zh: '联系客户', en: 'Contact' },
  visit: { zh: '上门服务', en: 'Visit' },
  verification: { zh: '核实身份', en: 'Verification' },
  refund: { zh: '退款赔付', en: 'Refund' },
  other: { zh: '其他', en: 'Other' },
} as const;
