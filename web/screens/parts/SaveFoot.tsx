import { useText } from '../../../ui/i18n.tsx';
import { partsTexts } from '../../texts/parts.ts';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';

/** Back and save at the foot of a sheet. */
export function SaveFoot({ sending, onClose }: { sending: boolean; onClose: () => void }) {
  const text = useText(partsTexts);
  return <SheetFoot back={text.back} label={text.save} busy={sending} onClose={onClose} />;
}
