import { Button } from 'antd';
import { useText } from '../../../ui/i18n.tsx';
import { partsTexts } from '../../texts/parts.ts';

/** Back and save at the foot of a sheet. */
export function SaveFoot({ sending, onClose }: { sending: boolean; onClose: () => void }) {
  const text = useText(partsTexts);
  return (
    <>
      <span className="push" />
      <Button onClick={onClose}>{text.back}</Button>
      <Button type="primary" htmlType="submit" loading={sending}>
        {text.save}
      </Button>
    </>
  );
}
