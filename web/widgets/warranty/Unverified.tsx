import { useText } from '../../../ui/i18n.tsx';
import { warrantyTexts } from '../../texts/warranty.ts';
import './warranty.css';

/** The flag of a row that nobody has read at its source yet. */
export function Unverified() {
  const text = useText(warrantyTexts);
  return (
    <span className="tag tag-amber unverified" title={text.unverifiedHint}>
      {text.unverified}
    </span>
  );
}
