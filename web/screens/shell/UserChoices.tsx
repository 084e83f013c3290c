import { useNavigate } from '@tanstack/react-router';
import { Menu, type MenuProps, type MenuRef } from 'antd';
import { useEffect, useRef } from 'react';
import { useLanguage, useText } from '../../../ui/i18n.tsx';
import type { Locale } from '../../../ui/locale.ts';
import { type Density, type Mode, setLook, useLook } from '../../../ui/theme.ts';
import { signOut } from '../../session.ts';
import { shellTexts } from '../../texts/shell.ts';

const locales: Record<Locale, string> = { 'zh-CN': '中文', en: 'English' };

type Choice = { group: string; label: string; values: Record<string, string>; now: string };

const groupOf = ({ group, label, values, now }: Choice): NonNullable<MenuProps['items']>[number] => ({
  key: group,
  type: 'group',
  label,
  children: Object.entries(values).map(([value, name]) => ({
    key: `${group}:${value}`,
    label: name,
    extra: value === now ? '✓' : '',
  })),
});

/** Language, theme, density, help, sign out. */
export function UserChoices({ onHelp, onChosen }: { onHelp: () => void; onChosen: () => void }) {
  const text = useText(shellTexts);
  const navigate = useNavigate();
  const { locale, setLocale } = useLanguage();
  const { mode, density } = useLook();
  const menu = useRef<MenuRef>(null);
  useEffect(() => menu.current?.focus({ preventScroll: true }), []);
  const items: MenuProps['items'] = [
    groupOf({ group: 'language', label: text.language, values: locales, now: locale }),
    groupOf({
      group: 'theme',
      label: text.theme,
      values: { system: text.system, light: text.light, dark: text.dark },
      now: mode,
    }),
    groupOf({
      group: 'density',
      label: text.density,
      values: { compact: text.compact, comfortable: text.comfortable },
      now: density,
    }),
    { type: 'divider' },
    { key: 'account', label: text.account },
    { key: 'help', label: text.shortcuts, extra: '?' },
    { key: 'out', label: text.signOut },
  ];
  const onClick: MenuProps['onClick'] = ({ key }) => {
    onChosen();
    const [group, value] = key.split(':');
    if (group === 'language') setLocale(value as Locale);
    if (group === 'theme') setLook({ mode: value as Mode });
    if (group === 'density') setLook({ density: value as Density });
    if (group === 'account') void navigate({ to: '/account' });
    if (group === 'help') onHelp();
    if (group === 'out') void signOut();
  };
  return <Menu ref={menu} items={items} onClick={onClick} selectable={false} />;
}
