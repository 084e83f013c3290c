import type { Context } from '../../kernel/context.ts';
import type { NoticeSection } from './notices.contract.ts';
import { insertNotice, savePublication } from './notices.store.ts';
import { purposesWith } from './purposes.contract.ts';

const section = (zh: [string, string], en: [string, string]): NoticeSection => ({
  title: { zh: zh[0], en: en[0] },
  text: { zh: zh[1], en: en[1] },
});

const SECTIONS: NoticeSection[] = [
  section(
    [
      '演示文本',
      '这是演示公司的示例告知，不是任何真实公司的承诺。正式使用前，请由贵公司的个人信息保护负责人改写并重新发布。',
    ],
    [
      'Demo text',
      'This is the sample notice of a demo company and a promise of nobody. Before real use, your privacy officer rewrites and publishes it anew.',
    ],
  ),
  section(
    ['我们是谁', '安居演示公司（虚构）。个人信息事务请联系：演示隐私负责人，演示热线 400-000-0000。'],
    [
      'Who we are',
      'Anju Demo Company (made up). For personal data ask: the demo privacy officer, demo line 400-000-0000.',
    ],
  ),
  section(
    [
      '我们收集什么',
      '提供服务所必需的：姓名、联系方式、上门地址、产品型号与序列号、您反映的问题、现场照片与签名、收费与退款记录。\n核实身份时只用订单号、产品序列号或短信验证码，不要求身份证。',
    ],
    [
      'What we collect',
      'What a service needs: name, contact, address of the visit, model and serial, what you told us, photos and signature on site, charges and refunds.\nTo know you we ask for an order number, a serial or a code by text message, never for an identity card.',
    ],
  ),
  section(
    ['保存多久', '服务关系存续期间及法律要求的期限；期满后删除，依法仍须保存的只存储、不再使用。'],
    [
      'How long we keep it',
      'While there is a service relation and as long as the law asks; then it is erased, and what the law still keeps is only stored.',
    ],
  ),
  section(
    [
      '交给谁',
      '上门服务由我们的工程师或受委托的服务商完成，仅限当次任务。未经您单独同意，不提供给其他公司自行使用。',
    ],
    [
      'Who gets it',
      'Visits are made by our technicians or entrusted providers, for that job only. Without your separate consent no other company gets it for its own use.',
    ],
  ),
  section(
    [
      '您的权利',
      '您可以查阅、复制、更正、删除您的信息，要求限制使用，随时撤回同意。撤回不影响售后服务，也不影响撤回前已做的处理。拨打热线或在任何受理渠道提出即可。',
    ],
    [
      'Your rights',
      'You may see, copy, correct and erase your data, have its use restricted, and withdraw consent at any time. Withdrawing changes nothing about your service, nor what was done before. Call the line or tell us on any channel.',
    ],
  ),
];

/** The privacy notice of the demo company, in force; it says itself that it is demo text. */
export async function insertDemoNotice(ctx: Context): Promise<void> {
  const id = await insertNotice(ctx, {
    effectiveOn: '2026-01-01',
    sections: SECTIONS,
    purposes: purposesWith('consent', 'separate'),
    renewed: [],
  });
  await savePublication(ctx, id, 1);
}
