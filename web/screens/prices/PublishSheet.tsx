import { App, Input } from 'antd';
import { useState } from 'react';
import { PublishPriceList } from '../../../domains/pricing/pricing.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { priceTexts } from '../../texts/prices.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { type PriceList, usePricesAnew } from './use-price-draft.ts';

/** Publishes the draft from a day on; it is final then. */
export function PublishSheet({ list, onClose }: { list: PriceList; onClose: () => void }) {
  const text = useText(priceTexts);
  const { message } = App.useApp();
  const sending = useSend(PublishPriceList);
  const anew = usePricesAnew();
  const today = chinaDay(now());
  const [effectiveFrom, setEffectiveFrom] = useState(today);
  const submit = () => {
    if (effectiveFrom === '' || sending.isPending) return;
    sending.mutate(
      { params: { id: list.id }, body: { version: list.version, effectiveFrom } },
      {
        onSuccess: () => {
          anew();
          void message.success(text.done);
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.publishTitle}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SheetFoot back={text.back} label={text.publish} busy={sending.isPending} onClose={onClose} />}
    >
      <p>
        {list.name} · {text.items(list.rows.length)}
      </p>
      <p className="soft">{text.publishHint}</p>
      <Field label={text.firstDay}>
        {(id) => (
          <Input
            id={id}
            type="date"
            min={today}
            value={effectiveFrom}
            onChange={(event) => setEffectiveFrom(event.target.value)}
          />
        )}
      </Field>
    </SideSheet>
  );
}
