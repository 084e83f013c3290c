/** Refusals about price lists, quotes, payments and the bill. */
export const pricingRefusals: Record<string, { zh: string; en: string }> = {
  'price_list.not_found': { zh: '没有这份价目表', en: 'There is no such price list' },
  'price_list.draft_open': { zh: '已有一份价目表草稿', en: 'A draft of the price list is open already' },
  'price_list.final': {
    zh: '已公布的价目表不可修改，请另起草稿',
    en: 'A published list is final; begin a draft',
  },
  'price_list.stale': {
    zh: '价目表已被他人修改，请重新打开',
    en: 'The list was changed meanwhile; open it again',
  },
  'price_list.twice': {
    zh: '同一区域和品类下编号重复',
    en: 'The code stands twice for the same region and product',
  },
  'price_list.product_type': { zh: '没有这个品类', en: 'Unknown type of product' },
  'price_list.empty': { zh: '价目表还没有价格', en: 'The list has no prices yet' },
  'price_list.in_past': { zh: '生效日不能早于今天', en: 'The first day cannot lie before today' },
  'quote.no_price_list': {
    zh: '还没有生效的价目表，不能报价',
    en: 'No price list is in force, so nothing can be quoted',
  },
  'quote.not_on_list': {
    zh: '价目表上没有这一项，不得收费',
    en: 'Not on the price list, so it may not be charged',
  },
  'quote.line_twice': { zh: '同一项目只列一行', en: 'One line for each item' },
  'quote.over_price': { zh: '高于公示价，不得加价', en: 'Above the marked price; nothing may be added' },
  'quote.reduction_reason': {
    zh: '低于公示价须说明原因',
    en: 'Give a reason for a price below the marked one',
  },
  'quote.reduction_beyond': {
    zh: '减免金额超出您的权限，请由上级报价',
    en: 'The reduction is beyond your authority; let a superior quote',
  },
  'quote.not_found': { zh: '没有这份报价', en: 'There is no such quote' },
  'quote.answered': { zh: '这份报价已有答复', en: 'This quote has been answered' },
  'quote.expired': { zh: '报价已过有效期，请重新报价', en: 'The offer has run out; make a new one' },
  'quote.signature_needed': { zh: '请客户签字确认报价', en: 'The customer has to sign the quote' },
  'quote.total_changed': {
    zh: '金额与客户签字时不一致，请重新报价',
    en: 'The total is not what the customer signed; quote again',
  },
  'payment.over_bill': { zh: '收款超过结算单金额', en: 'More than the bill' },
  'payment.not_found': { zh: '没有这笔收款', en: 'There is no such payment' },
  'payment.is_reversal': { zh: '冲销记录不能再冲销', en: 'A reversal cannot be reversed' },
  'payment.reversed': { zh: '这笔收款已冲销', en: 'This payment was taken back already' },
  'payment.settled': { zh: '工单已结算，不能冲销', en: 'The order is settled; nothing can be taken back' },
  'payment.not_done': { zh: '完工后才能登记收款', en: 'Payments are recorded once the work is done' },
  'settlement.unpaid': { zh: '尚未收齐款项，不能结算', en: 'The bill is not paid in full' },
};

export const pricingFields: Record<string, { zh: string; en: string }> = {
  not_a_price_code: { zh: '编号为字母、数字、短横线', en: 'A code is letters, digits, dashes' },
  labour_names_its_work: {
    zh: '工时项目须选择工作类型，其他项目不选',
    en: 'Labour names its kind of work; nothing else does',
  },
  proof_needed: { zh: '请给出凭证号或凭证照片', en: 'Give the number of the receipt or a photo of it' },
  quote_or_lines: { zh: '请给出报价或报价明细', en: 'Name a quote or give its lines' },
};
