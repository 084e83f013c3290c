import type { Pack } from '../standards/standards.contract.ts';
import { type Category, type MeasureType, measureTypes } from './terms.contract.ts';

export type PlanTemplate = {
  code: string;
  /** Complaint categories, or the kind for other cases. */
  categories: string[];
  name: { zh: string; en: string };
  summary: { zh: string; en: string };
  measures: MeasureType[];
};

/** One solution template per category, the point from which the handler starts (S1 4.2, S3 2-三-5). */
export const planTemplates: PlanTemplate[] = [
  {
    code: 'quality',
    categories: ['product_quality'],
    name: { zh: '产品质量问题处理方案', en: 'Product quality' },
    summary: {
      zh: '核实故障与三包状态，依法提供维修、更换或退货；向客户说明原因与完成时间。',
      en: 'Confirm the fault and the statutory guarantee; repair, exchange or return; explain cause and completion time.',
    },
    measures: [
      'repair',
      'exchange',
      'return',
      'compensation',
      'apology',
      'explanation',
      'technical_help',
      'other',
    ],
  },
  {
    code: 'safety',
    categories: ['safety'],
    name: { zh: '安全隐患处理方案', en: 'Safety hazard' },
    summary: {
      zh: '立即告知停止使用并上门排查；消除隐患前不得恢复使用；同步评估同批次产品。',
      en: 'Tell the customer to stop using it and inspect at once; no use before the hazard is gone; assess the batch.',
    },
    measures: [
      'repair',
      'exchange',
      'return',
      'compensation',
      'apology',
      'explanation',
      'technical_help',
      'other',
    ],
  },
  {
    code: 'attitude',
    categories: ['service_attitude'],
    name: { zh: '服务态度问题处理方案', en: 'Service attitude' },
    summary: {
      zh: '核实沟通记录，由主管致歉并更换服务人员，安排沟通培训。',
      en: 'Check the records; a supervisor apologises, another person takes over, training is arranged.',
    },
    measures: ['apology', 'explanation', 'compensation', 'other'],
  },
  {
    code: 'after_sales',
    categories: ['after_sales'],
    name: { zh: '售后服务问题处理方案', en: 'After-sales service' },
    summary: {
      zh: '核实服务记录，重新安排合格人员上门，返工免费，说明改进。',
      en: 'Check the service record; send qualified staff again free of charge; say what improves.',
    },
    measures: [
      'repair',
      'exchange',
      'return',
      'compensation',
      'apology',
      'explanation',
      'technical_help',
      'other',
    ],
  },
  {
    code: 'logistics',
    categories: ['logistics'],
    name: { zh: '物流配送问题处理方案', en: 'Logistics' },
    summary: {
      zh: '核实签收与运输记录，补发缺件或更换损坏件，确认新的送达时间。',
      en: 'Check delivery records; send missing parts or exchange damaged ones; agree a new time.',
    },
    measures: ['exchange', 'return', 'compensation', 'apology', 'explanation', 'other'],
  },
  {
    code: 'other',
    categories: ['other', 'suggestion', 'praise', 'consultation'],
    name: { zh: '其他问题处理方案', en: 'Other' },
    summary: { zh: '说明事实与依据，逐项答复客户诉求。', en: 'State facts and grounds; answer each demand.' },
    measures: ['compensation', 'apology', 'explanation', 'technical_help', 'other'],
  },
  {
    code: 'request',
    categories: ['request'],
    name: { zh: '服务请求处理方案', en: 'Service request' },
    summary: {
      zh: '确认需求，安排人员与时间，完成服务并请客户确认。',
      en: 'Confirm the need, arrange person and time, do it, let the customer confirm.',
    },
    measures: ['repair', 'technical_help', 'explanation', 'exchange', 'return', 'other'],
  },
];

/**
 * The measures permitted for a category, or for the kind of other cases, less those that the standard does not allow
 * for the product (its type or the parent of it) in that category (S3 2-K3-1).
 */
export function allowedMeasures(
  row: { kind: string; category: string | null },
  ofProduct: (string | null)[],
  pack: Pick<Pack, 'measureBlocks'>,
): MeasureType[] {
  const template = planTemplates.find((known) => known.categories.includes(row.category ?? row.kind));
  const blocked = pack.measureBlocks.filter(
    (block) =>
      row.category !== null &&
      block.categories.includes(row.category as Category) &&
      block.productTypes.some((type) => ofProduct.includes(type)),
  );
  return (template?.measures ?? [...measureTypes]).filter(
    (measure) => !blocked.some((block) => block.measure === measure),
  );
}
