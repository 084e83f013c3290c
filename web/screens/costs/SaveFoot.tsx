import { useText } from '../../../ui/i18n.tsx';
import { costTexts } from '../../texts/costs.ts';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';

type Props = { label: string; busy: boolean; danger?: boolean; onClose: () => void };

/** Back and the one thing to do, below a sheet. */
export function SaveFoot({ label, busy, danger = false, onClose }: Props) {
  const text = useText(costTexts);
  return <SheetFoot back={text.back} label={label} busy={busy} danger={danger} onClose={onClose} />;
}
