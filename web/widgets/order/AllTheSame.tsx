import { useText } from '../../../ui/i18n.tsx';
import { remoteTexts } from '../../texts/remote.ts';
import { ClauseMark } from '../frame/ClauseMark.tsx';
import { ReasonField } from '../frame/Field.tsx';
import type { OrderPage } from './order-page.ts';

type Props = { page: OrderPage; why: string; tried: boolean; onChange: (why: string) => void };

/** Nothing was found from afar yet, or it was enough: whoever sends somebody all the same says why (S2 1.1). */
export function AllTheSame({ page, why, tried, onChange }: Props) {
  const text = useText(remoteTexts);
  const against = page.againstVisit;
  if (against === null) return null;
  return (
    <>
      <p className="tag-amber remote-against">
        {text.against[against.code as keyof typeof text.against]} <ClauseMark clause={against.clause} />
      </p>
      <ReasonField
        label={text.whyAllTheSame}
        hint={text.whyHint}
        value={why}
        error={tried && why.trim() === '' ? text.whyNeeded : undefined}
        onChange={onChange}
      />
    </>
  );
}
