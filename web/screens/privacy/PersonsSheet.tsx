import { Button } from 'antd';
import { useState } from 'react';
import { ListAffected } from '../../../domains/privacy/incidents.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';

function Page({ id, after, onMore }: { id: number; after: number; onMore: (after: number) => void }) {
  const text = useText(privacyTexts);
  const query = after === 0 ? {} : { after };
  const { data, error, refetch } = useAnswer(ListAffected, { params: { id }, query });
  if (data === undefined && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={5} height={32} />;
  const { next } = data;
  return (
    <>
      {data.persons.map((person) => (
        <p key={person.id} className="privacy-person">
          <span className="figures faint">{person.id}</span> <span>{person.maskedName}</span>{' '}
          <span className="figures">{person.maskedPhone}</span>{' '}
          <span className="soft">{person.province}</span>
        </p>
      ))}
      {next === null ? null : <Button onClick={() => onMore(next)}>{text.more}</Button>}
    </>
  );
}

/** Who is affected, masked, page after page. */
export function PersonsSheet({ id, onClose }: { id: number; onClose: () => void }) {
  const text = useText(privacyTexts);
  const [places, setPlaces] = useState([0]);
  const more = (after: number) => setPlaces((known) => (known.includes(after) ? known : [...known, after]));
  return (
    <SideSheet title={text.persons} onClose={onClose}>
      {places.map((after) => (
        <Page key={after} id={id} after={after} onMore={more} />
      ))}
    </SideSheet>
  );
}
