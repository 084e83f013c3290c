import { App, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { FreezeCostBaseline } from '../../../domains/costs/costs.contract.ts';
import { chinaDay, DAY } from '../../../kernel/time.ts';
import { useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { costTexts } from '../../texts/costs.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SaveFoot } from './SaveFoot.tsx';
import { useCostsAnew } from './use-costs.ts';

type Props = { span: { from: string; to: string }; onClose: () => void };

/** Makes the unit cost of a past span the baseline, once for good (S2 1.4.1). */
export function FreezeSheet({ span, onClose }: Props) {
  const text = useText(costTexts);
  const { message } = App.useApp();
  const sending = useSend(FreezeCostBaseline);
  const anew = useCostsAnew();
  const yesterday = chinaDay(now() - DAY);
  const [from, setFrom] = useState(span.from);
  const [to, setTo] = useState(span.to < yesterday ? span.to : yesterday);
  const [sure, setSure] = useState(false);
  const submit = () => {
    if (!sure || sending.isPending) return;
    sending.mutate(
      { body: { from, to } },
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
      title={text.freeze}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SaveFoot danger label={text.freeze} busy={sending.isPending} onClose={onClose} />}
    >
      <p className="soft">{text.freezeHint}</p>
      <Field label={text.from}>
        {(id) => <Input id={id} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}
      </Field>
      <Field label={text.to}>
        {(id) => (
          <Input
            id={id}
            type="date"
            max={yesterday}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        )}
      </Field>
      <Checkbox checked={sure} onChange={(event) => setSure(event.target.checked)}>
        {text.freezeSure}
      </Checkbox>
    </SideSheet>
  );
}
