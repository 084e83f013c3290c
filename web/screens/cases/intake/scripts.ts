import type { Name } from '../../../../domains/cases/term-names.contract.ts';

type Script = { greeting: Name; closing: Name };

const spoken: Script = {
  greeting: {
    zh: '您好，售后服务中心，很高兴为您服务。请问怎么称呼您？',
    en: 'Good day, after-sales service. May I have your name, please?',
  },
  closing: {
    zh: '您反映的问题已登记，编号稍后以短信发给您，我们会在规定时间内与您联系。请问还有其他可以帮您的吗？',
    en: 'Your matter is registered; the number follows by message and we will contact you in time. Is there anything else?',
  },
};
const written: Script = {
  greeting: {
    zh: '您好，这里是售后服务中心，已收到您的信息。',
    en: 'Hello, this is after-sales service. We have received your message.',
  },
  closing: {
    zh: '您的问题已登记，我们会在规定时间内与您联系，感谢您的反馈。',
    en: 'Your matter is registered and we will contact you in time. Thank you for telling us.',
  },
};
const inPerson: Script = {
  greeting: {
    zh: '您好，请坐，请慢慢说，我来为您记录。',
    en: 'Good day, please have a seat. I will write everything down.',
  },
  closing: {
    zh: '情况已登记，这是您的编号，我们会在规定时间内给您答复。',
    en: 'It is registered; this is your number, and you will hear from us in time.',
  },
};

const byChannel: Record<string, Script> = { phone: spoken, outlet: inPerson, on_site: inPerson };

/** The standard words of a channel; written ones share theirs. */
export const scriptFor = (channel: string): Script => byChannel[channel] ?? written;
