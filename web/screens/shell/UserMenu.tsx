import { Popover } from 'antd';
import { lazy, Suspense, useRef, useState } from 'react';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { PersonIcon } from '../../../ui/icons.tsx';
import { SkeletonRows } from '../../../ui/kit/States.tsx';
import { useMe } from '../../session.ts';
import { shellTexts } from '../../texts/shell.ts';

const UserChoices = lazy(() => import('./UserChoices.tsx').then((file) => ({ default: file.UserChoices })));

/** The signed-in person; a click shows what they may choose for themselves, which is fetched only then. */
export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const text = useText(shellTexts);
  const named = useNamed();
  const me = useMe();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const show = (next: boolean) => {
    setOpen(next);
    if (!next && document.activeElement?.closest('.user-menu')) button.current?.focus();
  };
  const choices = (
    <Suspense fallback={<SkeletonRows rows={8} />}>
      <UserChoices onHelp={onHelp} onChosen={() => show(false)} />
    </Suspense>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={show}
      destroyOnHidden
      classNames={{ root: 'user-menu' }}
      content={choices}
    >
      <button
        ref={button}
        type="button"
        className="user-button"
        aria-label={`${text.userMenu} ${me.name}`}
        aria-haspopup="menu"
        aria-expanded={open}
      >
        <PersonIcon />
        <span className="user-name">
          {me.name}
          <span className="faint"> {named(me.positionName)}</span>
        </span>
      </button>
    </Popover>
  );
}
