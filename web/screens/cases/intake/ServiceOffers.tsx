import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ListServiceOffers } from '../../../../domains/workorders/service-offers.contract.ts';
import { call } from '../../../../ui/client.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { catalogueTexts } from '../../../texts/catalogue.ts';
import { useWords } from '../../../widgets/case/words.ts';
import type { Draft } from './draft.ts';
import { useDebounced } from './use-draft.ts';
import './intake-side.css';

const queryOf = (draft: Draft) => ({
  customerId: draft.customer?.id,
  productType: draft.productType === '' ? undefined : draft.productType,
  model:
    draft.productModel.isUnknown || draft.productModel.value === '' ? undefined : draft.productModel.value,
  unitSerial: draft.unitSerial === '' ? undefined : draft.unitSerial,
  useScene: draft.useScene === '' ? undefined : draft.useScene,
});

/** Extended services: what this caller may have, and why not the others (S0 2.1). */
export function ServiceOffers({ draft }: { draft: Draft }) {
  const text = useText(catalogueTexts);
  const words = useWords();
  const settled = useDebounced(JSON.stringify(queryOf(draft)), 300);
  const { data } = useQuery({
    queryKey: [ListServiceOffers.path, settled],
    queryFn: ({ signal }) => call(ListServiceOffers, { query: JSON.parse(settled), signal }),
    placeholderData: keepPreviousData,
    enabled: draft.customer !== null || draft.fresh !== null,
  });
  if (data === undefined || data.offers.length === 0) return null;
  return (
    <section className="intake-offers" aria-label={text.offers}>
      <h2>{text.offers}</h2>
      <ul>
        {data.offers.map((offer) => (
          <li key={offer.code}>
            <strong>{words.say(offer.name)}</strong>{' '}
            {offer.eligible ? (
              <span className="tag tag-chosen">{text.eligible}</span>
            ) : (
              <span className="faint">{offer.whyNot.map((why) => text.whyNot[why]).join(' · ')}</span>
            )}
            {offer.eligible && offer.content !== null ? (
              <p className="soft">{words.say(offer.content)}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
