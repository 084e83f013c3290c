export const tabs = ['mine', 'requested', 'decided'] as const;
export type ApprovalTab = (typeof tabs)[number];
