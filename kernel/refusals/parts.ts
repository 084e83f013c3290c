/** Refusals about parts and stock. */
export const partsRefusals: Record<string, { zh: string; en: string }> = {
  'part.not_found': { zh: '没有这种备件', en: 'There is no such part' },
  'part.not_enough': { zh: '可用库存不足', en: 'Not enough free stock' },
  'part.used_already': { zh: '这次领用已经记过', en: 'This use is recorded already' },
  'part.no_place': {
    zh: '没有可领用的库位，请先预留或指定库位',
    en: 'No place to take it from: hold it first or name a place',
  },
  'part.same_place': { zh: '调出与调入不能是同一处', en: 'A transfer needs two places' },
  'part.serials_needed': {
    zh: '序列号件须逐件填写序列号',
    en: 'Parts with serials are moved by their serials, one each',
  },
  'part.serial_known': { zh: '序列号已登记过', en: 'A serial is registered already' },
  'part.serial_elsewhere': { zh: '序列号不在该库位', en: 'A serial is not at that place' },
  'part.held_more': {
    zh: '盘点数少于已预留数，请先处理预留',
    en: 'More is held than was counted; release it first',
  },
  'part.supersedes_itself': { zh: '备件不能替代自己', en: 'A part cannot replace itself' },
  'part_place.not_found': { zh: '没有这个库位', en: 'There is no such place' },
  'part_place.code_taken': { zh: '库位代号已使用', en: 'This place code is taken' },
  'part_place.no_driver': { zh: '车载库须指定工程师', en: 'A van needs its technician' },
  'part_place.driver_has_van': { zh: '该工程师已有车载库', en: 'This technician has a van already' },
  'replenishment.not_found': { zh: '没有待处理的补货单', en: 'There is no open replenishment' },
  'replenishment.day_needed': { zh: '请填写预计到货日', en: 'Give the expected day' },
  'part_offer.not_found': { zh: '没有这家供应商的报价', en: 'There is no offer of this supplier' },
  'part_baseline.no_stock': { zh: '该期间没有库存，不能定为基准', en: 'Without stock there is no baseline' },
  'part_baseline.frozen': { zh: '基准已冻结，不再更改', en: 'The baseline is frozen' },
};
