import { defineTexts } from './i18n.tsx';

export const stateTexts = defineTexts({
  zh: {
    loading: '正在加载',
    notFound: '未找到',
    notFoundHint: '内容不存在，或不在您的权限范围内。请核对编号，或联系主管。',
    noPermission: '没有权限',
    noPermissionHint: '您的岗位不能查看此内容。如工作需要，请联系管理员。',
    cut: '网络连接中断',
    cutHint: '已填写的内容没有丢失。请检查网络后重试。',
    broken: '出错了',
    brokenHint: '请重试；若仍不成功，请联系管理员。',
    retry: '重试',
    more: '加载更多',
    reconnecting: '连接中断，正在重连',
  },
  en: {
    loading: 'Loading',
    notFound: 'Not found',
    notFoundHint: 'It does not exist, or it is outside your scope. Check the number or ask your supervisor.',
    noPermission: 'No permission',
    noPermissionHint: 'Your position may not see this. Ask the administrator if your work needs it.',
    cut: 'Connection lost',
    cutHint: 'What you typed is not lost. Check the network and try again.',
    broken: 'Something went wrong',
    brokenHint: 'Try again; if it keeps failing, tell the administrator.',
    retry: 'Try again',
    more: 'Load more',
    reconnecting: 'Connection lost, reconnecting',
  },
});
