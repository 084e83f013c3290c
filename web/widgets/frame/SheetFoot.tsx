import { Button } from 'antd';

type Props = { back: string; label: string; busy: boolean; danger?: boolean; onClose: () => void };

/** Back, and the one thing to do, below a sheet. */
export function SheetFoot({ back, label, busy, danger = false, onClose }: Props) {
  return (
    <>
      <span className="push" />
      <Button onClick={onClose}>{back}</Button>
      <Button type="primary" htmlType="submit" danger={danger} loading={busy}>
        {label}
      </Button>
    </>
  );
}
