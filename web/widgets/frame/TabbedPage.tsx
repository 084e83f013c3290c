import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { PageFrame } from './PageFrame.tsx';

type Props<Tab extends string> = {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  tabs: readonly Tab[];
  names: { readonly [K in Tab]: ReactNode };
  tab: Tab;
  onTab: (tab: string) => void;
  children: ReactNode;
};

/** A screen whose content is split in tabs; which one is open stands in the address (`useTab`). */
export function TabbedPage<Tab extends string>({ tabs, names, tab, onTab, children, ...head }: Props<Tab>) {
  return (
    <PageFrame {...head}>
      <Tabs activeKey={tab} items={tabs.map((key) => ({ key, label: names[key] }))} onChange={onTab} />
      {children}
    </PageFrame>
  );
}
