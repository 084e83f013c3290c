import { defineTexts } from '../../ui/i18n.tsx';

export const outboxTexts = defineTexts({
  zh: {
    title: '发件箱',
    empty: '全部已上传',
    emptyHint: '离线时的操作和记录先存在本机，联网后按顺序上传。',
    waits: '待上传',
    refused: '被退回',
    behind: (what: string) => `等待“${what}”处理`,
    retry: '重新提交',
    discard: '放弃',
    discardAsk: (what: string) => `放弃“${what}”？放弃后无法恢复，后面的操作会继续上传。`,
    missing: '缺少',
    sendNow: '立即上传',
    open: '打开工单',
    lead: '按顺序上传；被退回的操作会挡住同一工单后面的操作，现场记录照常上传。',
  },
  en: {
    title: 'Outbox',
    empty: 'Everything is sent',
    emptyHint: 'What you do without a network is kept here and sent in order later.',
    waits: 'To send',
    refused: 'Refused',
    behind: (what: string) => `waits for “${what}”`,
    retry: 'Send again',
    discard: 'Discard',
    discardAsk: (what: string) => `Discard “${what}”? It cannot be undone; what waits behind it goes on.`,
    missing: 'Missing',
    sendNow: 'Send now',
    open: 'Open the order',
    lead: 'Sent in order. A refused step holds back later steps of its order; records go on.',
  },
});
