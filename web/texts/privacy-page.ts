import { defineTexts } from '../../ui/i18n.tsx';

/** What the place of privacy is made of. */
export const privacyPageTexts = defineTexts({
  zh: {
    note: '处理活动、个人请求、同意与告知、安全事件、删除、保存期限与数据安全控制项。',
    tabs: {
      register: '处理活动',
      requests: '个人请求',
      consents: '同意',
      notices: '告知',
      incidents: '安全事件',
      erasures: '删除',
      retention: '保存期限',
      controls: '合规',
    },
  },
  en: {
    note: 'Processing, requests of persons, consents and the notice, incidents, erasures, retention and controls.',
    tabs: {
      register: 'Processing',
      requests: 'Requests',
      consents: 'Consents',
      notices: 'Notice',
      incidents: 'Incidents',
      erasures: 'Erasures',
      retention: 'Retention',
      controls: 'Controls',
    },
  },
});
