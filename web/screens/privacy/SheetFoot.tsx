import { Button } from 'antd';
import { useText } from '../../../ui/i18n.tsx';
import { privacyTexts } from '../../texts/privacy.ts';

/** Back, and the one thing to do. */
export function SheetFoot({ label, busy, onClose }: { label?: string; busy: boolean; onClose: () => void }) {
  const text = useText(privacyTexts);
  return (
    <>
      <span className="push" />
      <Button onClick={onClose}>{text.back}</Button>
      <Button type="primary" htmlType="submit" loading={busy}>
        {label ?? text.save}
      </Button>
    </>
  );
}
