const deskTabs = ['to_do', 'at_risk', 'overdue', 'waiting', 'owned'] as const;
export type DeskTab = (typeof deskTabs)[number];

/** The tab that an address names; what is to do when it names none. */
export const deskTab = (named: string | undefined): DeskTab =>
  deskTabs.find((tab) => tab === named) ?? 'to_do';
