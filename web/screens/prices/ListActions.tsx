import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import {
  AddPartPrices,
  DiscardPriceDraft,
  ListPriceLists,
  MakePriceDraft,
} from '../../../domains/pricing/pricing.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { priceTexts } from '../../texts/prices.ts';
import { PublishSheet } from './PublishSheet.tsx';
import { type PriceList, usePricesAnew } from './use-price-draft.ts';

type Props = { list: PriceList | null; onAdd: () => void };

/** A new draft from the list that is shown; there is one draft at a time. */
function NewDraft({ list }: { list: PriceList | null }) {
  const text = useText(priceTexts);
  const navigate = useNavigate();
  const anew = usePricesAnew();
  const making = useSend(MakePriceDraft);
  const wrong = useErrorText(making.error);
  const { data } = useAnswer(ListPriceLists, {});
  const draft = data?.lists.find(({ status }) => status === 'draft');
  const open = (id: number) => void navigate({ to: '/prices', search: { list: String(id) } });
  const make = () =>
    making.mutate(
      {
        body: {
          name: text.defaultName(chinaDay(now())),
          ...(list === null ? {} : { from: list.id }),
        },
      },
      {
        onSuccess: ({ id }) => {
          anew();
          open(id);
        },
      },
    );
  if (draft !== undefined)
    return (
      <Button onClick={() => open(draft.id)}>
        {text.draft} · {draft.name}
      </Button>
    );
  return (
    <>
      <Button loading={making.isPending} onClick={make}>
        {text.newDraft}
      </Button>
      <span className="faint">{making.error === null ? text.newDraftHint : wrong}</span>
    </>
  );
}

function DraftActions({ list, onAdd }: { list: PriceList; onAdd: () => void }) {
  const text = useText(priceTexts);
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const anew = usePricesAnew();
  const adding = useSend(AddPartPrices);
  const discarding = useSend(DiscardPriceDraft);
  const wrong = useErrorText(adding.error ?? discarding.error);
  const [publishing, setPublishing] = useState(false);
  const addParts = () =>
    adding.mutate(
      { params: { id: list.id }, body: { version: list.version } },
      {
        onSuccess: ({ added }) => {
          anew();
          void message.success(text.partsAdded(added));
        },
      },
    );
  const discard = () =>
    discarding.mutate(
      { params: { id: list.id } },
      {
        onSuccess: () => {
          anew();
          void message.success(text.discarded);
          void navigate({ to: '/prices', search: {} });
        },
      },
    );
  const ask = () =>
    modal.confirm({
      title: text.discardAsk,
      okText: text.yes,
      okButtonProps: { danger: true },
      cancelText: text.back,
      onOk: discard,
    });
  return (
    <>
      <Button type="primary" disabled={list.rows.length === 0} onClick={() => setPublishing(true)}>
        {text.publish}
      </Button>
      <Button onClick={onAdd}>{text.addItem}</Button>
      <Button loading={adding.isPending} onClick={addParts}>
        {text.addParts}
      </Button>
      <Button type="text" danger onClick={ask}>
        {text.discard}
      </Button>
      {adding.error === null && discarding.error === null ? null : (
        <span className="field-error">{wrong}</span>
      )}
      {publishing ? <PublishSheet list={list} onClose={() => setPublishing(false)} /> : null}
    </>
  );
}

/** What finance does with a list. */
export function ListActions({ list, onAdd }: Props) {
  return (
    <div className="prices-actions">
      {list?.status === 'draft' ? <DraftActions list={list} onAdd={onAdd} /> : <NewDraft list={list} />}
    </div>
  );
}
