/** Refusals about units, their ledger and what law and brand owe. */
export const warrantyRefusals: Record<string, { zh: string; en: string }> = {
  'unit.not_found': {
    zh: '没有此序列号，可直接填写日期试算',
    en: 'No such serial; dates may be typed instead',
  },
  'unit.no_owner': {
    zh: '该产品尚未登记客户，无法换货',
    en: 'The unit has no owner, so it cannot be exchanged',
  },
  'unit.exchanged_away': {
    zh: '该产品已换货，现用序列号 {serial}',
    en: 'Exchanged already; the serial now is {serial}',
  },
  'warranty.class_unknown': { zh: '没有此三包类别', en: 'No such class of goods' },
  'warranty.day_in_future': { zh: '日期不能晚于今天', en: 'The day has not come yet' },
  'repair.already_open': { zh: '该产品有一次修理尚未完成', en: 'A repair of this unit is still open' },
  'repair.quotation_needed': {
    zh: '不在保修范围内：收费维修须先有客户接受的报价（{clause}）',
    en: 'Not under guarantee: chargeable work needs a quotation that the customer accepted ({clause})',
  },
  'repair.is_free': { zh: '仍在保修范围内，应免费修理', en: 'Under guarantee: the repair is free' },
  'repair.has_ended': { zh: '该次修理已结束', en: 'This repair has ended' },
  'entry.not_found': { zh: '没有此台账记录', en: 'No such entry' },
  'entry.not_a_repair': { zh: '该记录不是修理记录', en: 'This entry is not a repair' },
  'entry.superseded': {
    zh: '该记录已被更正或撤销，请刷新',
    en: 'The entry was corrected or withdrawn; please refresh',
  },
  'exchange.same_serial': { zh: '换出与换入的序列号相同', en: 'Both serials are the same' },
  'exchange.serial_used': { zh: '该序列号已用于换货', en: 'This serial was used in an exchange already' },
  'promise.not_found': { zh: '没有此品牌承诺', en: 'No such promise' },
};
