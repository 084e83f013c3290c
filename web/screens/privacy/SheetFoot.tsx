import { useText } from '../../../ui/i18n.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { SheetFoot as Foot } from '../../widgets/frame/SheetFoot.tsx';

/** Back, and the one thing to do; to save where nothing else is said. */
export function SheetFoot({ label, busy, onClose }: { label?: string; busy: boolean; onClose: () => void }) {
  const text = useText(privacyTexts);
  return <Foot back={text.back} label={label ?? text.save} busy={busy} onClose={onClose} />;
}
