import type { Bilingual } from './clauses.contract.ts';
import type { ChecklistAnswer } from './versions.contract.ts';

type ChecklistItem = { item: string; clause: string; text: Bilingual };

/**
 * What a reviewer answers before a standard may be approved (S3 3-K1-1); the articles are those of the consumer law
 * (CPL), of the product quality law (PQL) and of the measures on penalties (PEN).
 */
export const consumerRights: ChecklistItem[] = [
  {
    item: 'safety',
    clause: 'CPL 18',
    text: {
      zh: '人身与财产安全：危险及时告知、停用、召回，不因保修状态而推迟。',
      en: 'Safety of persons and goods: dangers are told, use stopped, goods recalled, whatever the warranty state.',
    },
  },
  {
    item: 'information',
    clause: 'CPL 20',
    text: {
      zh: '知情：范围、时限、收费和进度如实说明，不作虚假或引人误解的宣传。',
      en: 'Information: scope, times, charges and progress are told truly, nothing misleading.',
    },
  },
  {
    item: 'return_exchange_repair',
    clause: 'CPL 24',
    text: {
      zh: '退货、换货、修理：不低于法律和三包规定，不另设条件。',
      en: 'Return, exchange, repair: never less than the law and the statutory warranty, without further conditions.',
    },
  },
  {
    item: 'no_reason_return',
    clause: 'CPL 25',
    text: {
      zh: '网络等远程购买的无理由退货：期限、例外和退款时间合法。',
      en: 'Return without reason of distance purchases: period, exceptions and refund time are lawful.',
    },
  },
  {
    item: 'unfair_terms',
    clause: 'CPL 26',
    text: {
      zh: '格式条款：不排除或限制消费者权利、不减免经营者责任、不加重消费者责任。',
      en: 'Standard terms: no consumer right excluded or limited, no duty of the seller reduced, none added to the consumer.',
    },
  },
  {
    item: 'forbidden_terms',
    clause: 'PEN 12',
    text: {
      zh: '禁用条款：不保留最终解释权，不免除修理、更换、退货和赔偿责任。',
      en: 'Forbidden terms: no last word on interpretation, no release from repair, exchange, return or compensation.',
    },
  },
  {
    item: 'personal_information',
    clause: 'CPL 29',
    text: {
      zh: '个人信息：只收集服务需要的，明示目的，按权限查看。',
      en: 'Personal information: only what the service needs, purpose stated, access by right.',
    },
  },
  {
    item: 'compensation',
    clause: 'PQL 40',
    text: {
      zh: '赔偿：销售者修理、更换、退货和赔偿损失的责任完整保留。',
      en: 'Compensation: the seller still owes repair, exchange, return and damages.',
    },
  },
  {
    item: 'remedies',
    clause: 'CPL 39',
    text: {
      zh: '救济：告知和解、调解、投诉、仲裁、诉讼等途径，不设障碍。',
      en: 'Remedies: settlement, mediation, complaint, arbitration and court are named and open.',
    },
  },
  {
    item: 'no_delay',
    clause: 'PEN 8',
    text: {
      zh: '不故意拖延或无理拒绝消费者的合法要求。',
      en: 'No deliberate delay and no unreasonable refusal of a lawful demand.',
    },
  },
  {
    item: 'honest_repair',
    clause: 'PEN 13',
    text: {
      zh: '维修诚信：不虚报工时用料，不换走好件，不做不需要的更换。',
      en: 'Honest repair: no invented labour or material, no sound part swapped or replaced without need.',
    },
  },
];

/** Items of the checklist that have no answer yet, or more than one. */
export const unanswered = (answers: ChecklistAnswer[]): string[] =>
  consumerRights
    .filter(({ item }) => answers.filter((given) => given.item === item).length !== 1)
    .map(({ item }) => item);

/** Is every right kept, or without a place in this standard? One that is not kept blocks publishing (S3 3-K1-1). */
export const allKept = (answers: ChecklistAnswer[]): boolean =>
  answers.every((given) => given.answer !== 'not_kept');
