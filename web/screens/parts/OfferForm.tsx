import { App, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { SaveOffer } from '../../../domains/parts/parts.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { partsTexts } from '../../texts/parts.ts';
import { MoneyInput } from '../../widgets/case/form/MoneyInput.tsx';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SaveFoot } from './SaveFoot.tsx';
import { usePartsAnew } from './use-parts-anew.ts';

/** What a supplier asks for a part, and how long it takes (S3 1-K3-2). */
export function OfferForm({ code, onClose }: { code: string; onClose: () => void }) {
  const text = useText(partsTexts);
  const { message } = App.useApp();
  const sending = useSend(SaveOffer);
  const anew = usePartsAnew();
  const [supplier, setSupplier] = useState('');
  const [priceFen, setPriceFen] = useState<number>();
  const [leadDays, setLeadDays] = useState(7);
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (supplier.trim() === '' || priceFen === undefined || sending.isPending) return;
    sending.mutate(
      { params: { code, supplier: supplier.trim() }, body: { priceFen, leadDays } },
      {
        onSuccess: () => {
          anew();
          void message.success(text.saved);
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={`${text.addOffer} ${code}`}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SaveFoot sending={sending.isPending} onClose={onClose} />}
    >
      <Field label={text.supplier} error={tried && supplier.trim() === '' ? text.needed : undefined}>
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            value={supplier}
            onChange={(event) => setSupplier(event.target.value)}
          />
        )}
      </Field>
      <Field label={text.offer} error={tried && priceFen === undefined ? text.needed : undefined}>
        {(id) => <MoneyInput id={id} value={priceFen} onChange={setPriceFen} />}
      </Field>
      <Field label={text.leadDays}>
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            max={365}
            value={leadDays}
            onChange={(days) => setLeadDays(days ?? 0)}
          />
        )}
      </Field>
    </SideSheet>
  );
}
