import { Button } from 'antd';
import { useText } from '../../../ui/i18n.tsx';
import { costTexts } from '../../texts/costs.ts';

type Props = { label: string; busy: boolean; danger?: boolean; onClose: () => void };

/** Back and the one thing to do, below a sheet. */
export function SaveFoot({ label, busy, danger = false, onClose }: Props) {
  const text = useText(costTexts);
  return (
    <>
      <span className="push" />
      <Button onClick={onClose}>{text.back}</Button>
      <Button type="primary" htmlType="submit" danger={danger} loading={busy}>
        {label}
      </Button>
    </>
  );
}
