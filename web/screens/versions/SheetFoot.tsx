import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { versionTexts } from '../../texts/versions.ts';

type Props = { label: string; busy: boolean; onClose: () => void; aside?: ReactNode };

/** Cancel and the one act of a sheet. */
export function SheetFoot({ label, busy, onClose, aside }: Props) {
  const text = useText(versionTexts);
  return (
    <>
      <span className="push soft figures">{aside}</span>
      <Button onClick={onClose}>{text.cancel}</Button>
      <Button type="primary" htmlType="submit" loading={busy}>
        {label}
      </Button>
    </>
  );
}
