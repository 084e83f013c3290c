import { Modal } from 'antd';
import { useText } from '../../../ui/i18n.tsx';
import { shellTexts, shortcutTexts } from '../../texts/shell.ts';

const keys = [
  ['/', 'search'],
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['x', 'select'],
  ['c', 'create'],
  ['a', 'assign'],
  ['e', 'step'],
  ['?', 'help'],
] as const;

/** The list of shortcuts. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const text = useText(shellTexts);
  const words = useText(shortcutTexts);
  return (
    <Modal open title={text.shortcuts} footer={null} onCancel={onClose} width={360}>
      <dl className="shortcut-list">
        {keys.map(([key, name]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words[name]}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
