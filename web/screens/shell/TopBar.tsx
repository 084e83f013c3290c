import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useText } from '../../../ui/i18n.tsx';
import { PlusIcon, SearchIcon } from '../../../ui/icons.tsx';
import { useRight } from '../../session.ts';
import { shellTexts } from '../../texts/shell.ts';
import { Notices } from './Notices.tsx';
import { UserMenu } from './UserMenu.tsx';

const modKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

export function TopBar({ onSearch, onHelp }: { onSearch: () => void; onHelp: () => void }) {
  const text = useText(shellTexts);
  const navigate = useNavigate();
  const mayRegister = useRight('cases:register');
  return (
    <header className="top-bar no-print">
      <button type="button" className="search-box" onClick={onSearch} aria-label={text.searchHint}>
        <SearchIcon />
        <span className="search-words">{text.searchHint}</span>
        <kbd>{modKey}</kbd>
      </button>
      <div className="top-actions">
        {mayRegister ? (
          <Button
            type="primary"
            icon={<PlusIcon />}
            title={text.registerHint}
            onClick={() => void navigate({ to: '/cases/new' })}
          >
            {text.register}
          </Button>
        ) : null}
        <Notices />
        <UserMenu onHelp={onHelp} />
      </div>
    </header>
  );
}
