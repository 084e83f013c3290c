import type { channels } from './terms.contract.ts';

type ServiceScript = {
  channel: (typeof channels)[number];
  greeting: { zh: string; en: string };
  closing: { zh: string; en: string };
};

const script = (
  channel: ServiceScript['channel'],
  [greetingZh, greetingEn]: [string, string],
  [closingZh, closingEn]: [string, string],
): ServiceScript => ({
  channel,
  greeting: { zh: greetingZh, en: greetingEn },
  closing: { zh: closingZh, en: closingEn },
});

/** What is said first and last on each channel; `{agent}` and `{number}` are filled by the screen (S3 2-K1-1). */
const serviceScripts: readonly ServiceScript[] = [
  script(
    'phone',
    [
      '您好，这里是客户服务中心，我是{agent}，请问有什么可以帮您？',
      'Hello, customer service, {agent} speaking. How may I help you?',
    ],
    [
      '您的事项编号是{number}，我会跟进到底。感谢您的来电，祝您生活愉快，再见。',
      'Your number is {number}; I stay with it to its end. Thank you for calling, goodbye.',
    ],
  ),
  script(
    'email',
    [
      '尊敬的客户，您好！您的邮件已收到，由我为您处理。',
      'Dear customer, your e-mail has arrived and I am taking care of it.',
    ],
    [
      '您的事项编号是{number}，回复此邮件即可联系我。此致敬礼。',
      'Your number is {number}; simply answer this e-mail to reach me. Kind regards.',
    ],
  ),
  script(
    'chat',
    ['您好，我是在线客服{agent}，很高兴为您服务。', 'Hello, this is {agent}. How may I help you?'],
    [
      '您的事项编号是{number}，有进展会马上告诉您。感谢您的咨询。',
      'Your number is {number}; I will tell you at once when there is news. Thank you.',
    ],
  ),
  script(
    'outlet',
    ['您好，欢迎光临，请坐，我来为您登记。', 'Welcome, please have a seat; I will write everything down.'],
    [
      '您的事项编号是{number}，请收好回执。感谢您的到来，请慢走。',
      'Your number is {number}; please keep the receipt. Thank you for coming.',
    ],
  ),
  script(
    'social_media',
    [
      '您好，我们看到了您的留言，非常重视，已转为专人跟进。',
      'Hello, we have read your post, take it seriously and have somebody on it.',
    ],
    [
      '您的事项编号是{number}，为保护您的隐私，后续请私信联系。',
      'Your number is {number}; to protect your privacy please write to us privately.',
    ],
  ),
  script(
    'app',
    [
      '您好，您在应用内提交的内容已收到，我是{agent}。',
      'Hello, what you sent in the app has arrived; this is {agent}.',
    ],
    [
      '您的事项编号是{number}，可在应用内随时查看进度。',
      'Your number is {number}; the app shows its progress at any time.',
    ],
  ),
  script(
    'online_platform',
    [
      '亲爱的顾客，您好，我是店铺售后{agent}，请您说明情况。',
      'Hello, this is {agent} of the shop’s service; please tell me what happened.',
    ],
    [
      '您的事项编号是{number}，处理结果会在平台内回复您。',
      'Your number is {number}; we answer on the platform.',
    ],
  ),
  script(
    'on_site',
    [
      '您好，我是服务工程师{agent}，这是我的工作证，请问现在方便吗？',
      'Hello, I am {agent}, your service engineer; here is my badge. Is it convenient now?',
    ],
    [
      '现场已清理完毕，您的事项编号是{number}，有问题请随时联系我们。',
      'Everything is tidied up; your number is {number}. Please call us at any time.',
    ],
  ),
  script(
    'letter',
    [
      '尊敬的客户，您好！来函收悉，现将处理安排函告如下。',
      'Dear customer, we have received your letter and arrange the following.',
    ],
    [
      '您的事项编号是{number}，如有补充请来函或来电。此致敬礼。',
      'Your number is {number}; please write or call to add anything. Kind regards.',
    ],
  ),
  script(
    '12315',
    [
      '您好，您在12315平台提交的投诉已收到，由我公司专人处理。',
      'Hello, your complaint on the 12315 platform has arrived and has its own person here.',
    ],
    [
      '您的事项编号是{number}，处理结果将同时回复您和平台。',
      'Your number is {number}; the result goes to you and to the platform.',
    ],
  ),
];

/** The words for one channel, or for all. */
export const scriptsFor = (channel: string | undefined): ServiceScript[] =>
  serviceScripts.filter((known) => channel === undefined || known.channel === channel);
