import { useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import { ChooseRepair, GetCaseCosts } from '../../../domains/costs/case-costs.contract.ts';
import { parseYuan } from '../../../kernel/money.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { costTexts } from '../../texts/costs.ts';
import { Field, ReasonField } from '../frame/Field.tsx';
import { SheetFoot } from '../frame/SheetFoot.tsx';
import { SideSheet } from '../frame/SideSheet.tsx';

type Typed = {
  choice: 'repair' | 'replacement';
  reason: string;
  agreed: boolean;
  cost: string;
  days: string;
};
type Props = { number: string; onClose: () => void };

const isCost = (cost: string): boolean => cost === '' || parseYuan(cost) !== undefined;
const isDays = (days: string): boolean => /^\d{0,3}$/.test(days) && Number(days) <= 365;

const bodyOf = ({ choice, reason, agreed, cost, days }: Typed) => {
  const replacementFen = parseYuan(cost);
  return {
    choice,
    reason,
    customerAgreed: agreed,
    ...(replacementFen === undefined ? {} : { replacementFen }),
    ...(days === '' ? {} : { replacementDays: Number(days) }),
  };
};

function Fields(props: { typed: Typed; tried: boolean; onChange: (part: Partial<Typed>) => void }) {
  const text = useText(costTexts);
  const { typed, tried, onChange } = props;
  return (
    <>
      <Field label={text.choice}>
        {(id) => (
          <Radio.Group
            id={id}
            value={typed.choice}
            options={[
              { value: 'repair', label: text.repair },
              { value: 'replacement', label: text.replacement },
            ]}
            onChange={(event) => onChange({ choice: event.target.value })}
          />
        )}
      </Field>
      <Checkbox checked={typed.agreed} onChange={(event) => onChange({ agreed: event.target.checked })}>
        {text.agreed}
      </Checkbox>
      <p className="faint">{text.agreedHint}</p>
      <Field label={text.replacementCost} error={tried && !isCost(typed.cost) ? text.wrongAmount : undefined}>
        {(id) => (
          <Input
            id={id}
            inputMode="decimal"
            value={typed.cost}
            onChange={(event) => onChange({ cost: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.replacementDays} error={tried && !isDays(typed.days) ? text.required : undefined}>
        {(id) => (
          <Input
            id={id}
            inputMode="numeric"
            value={typed.days}
            onChange={(event) => onChange({ days: event.target.value.trim() })}
          />
        )}
      </Field>
      <ReasonField
        label={text.why}
        value={typed.reason}
        error={tried && typed.reason.trim() === '' ? text.required : undefined}
        onChange={(reason) => onChange({ reason })}
      />
    </>
  );
}

/** Records repair or replacement with the reason, within the customer's rights (S3 1-K3-3). */
export function ChoiceSheet({ number, onClose }: Props) {
  const text = useText(costTexts);
  const { message } = App.useApp();
  const client = useQueryClient();
  const sending = useSend(ChooseRepair);
  const [typed, setTyped] = useState<Typed>({
    choice: 'repair',
    reason: '',
    agreed: false,
    cost: '',
    days: '',
  });
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    const isWhole = typed.reason.trim() !== '' && isCost(typed.cost) && isDays(typed.days);
    if (!isWhole || sending.isPending) return;
    sending.mutate(
      { params: { number }, body: bodyOf(typed) },
      {
        onSuccess: () => {
          void client.invalidateQueries({ queryKey: [GetCaseCosts.path] });
          void message.success(text.saved);
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.chooseTitle}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SheetFoot back={text.back} label={text.choose} busy={sending.isPending} onClose={onClose} />}
    >
      <Fields
        typed={typed}
        tried={tried}
        onChange={(part) => setTyped((before) => ({ ...before, ...part }))}
      />
    </SideSheet>
  );
}
