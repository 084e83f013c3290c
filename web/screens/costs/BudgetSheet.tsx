import { App, Input, Select } from 'antd';
import { useState } from 'react';
import { type Category, categories, SetBudget } from '../../../domains/costs/costs.contract.ts';
import { regionCodes } from '../../../domains/identity/identity.contract.ts';
import { parseYuan } from '../../../kernel/money.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { costTexts } from '../../texts/costs.ts';
import { regionName } from '../../texts/regions.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SaveFoot } from './SaveFoot.tsx';
import { useCostsAnew } from './use-costs.ts';

type Props = { span: { from: string; to: string }; onClose: () => void };

/** The budget of a category for a span, for all or for one region (S3 1-K3-1). */
export function BudgetSheet({ span, onClose }: Props) {
  const text = useText(costTexts);
  const words = useWords();
  const { message } = App.useApp();
  const sending = useSend(SetBudget);
  const anew = useCostsAnew();
  const [category, setCategory] = useState<Category>('repair');
  const [region, setRegion] = useState('');
  const [from, setFrom] = useState(span.from);
  const [to, setTo] = useState(`${span.to.slice(0, 4)}-12-31`);
  const [amount, setAmount] = useState('');
  const [tried, setTried] = useState(false);
  const amountFen = parseYuan(amount);
  const submit = () => {
    setTried(true);
    if (amountFen === undefined || amountFen === 0 || sending.isPending) return;
    const body = {
      category,
      region: regionCodes.find((code) => code === region) ?? null,
      from,
      to,
      amountFen,
    };
    sending.mutate(
      { body },
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
      title={text.budgetTitle}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SaveFoot label={text.save} busy={sending.isPending} onClose={onClose} />}
    >
      <Field label={text.categoryLabel}>
        {(id) => (
          <Select
            id={id}
            value={category}
            options={categories.map((code) => ({ value: code, label: text.category[code] }))}
            onChange={setCategory}
          />
        )}
      </Field>
      <Field label={text.region}>
        {(id) => (
          <Select
            id={id}
            value={region}
            options={[
              { value: '', label: text.everywhere },
              ...regionCodes.map((code) => ({ value: code, label: regionName(code, words.locale) })),
            ]}
            onChange={setRegion}
          />
        )}
      </Field>
      <Field label={text.from}>
        {(id) => <Input id={id} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}
      </Field>
      <Field label={text.to}>
        {(id) => <Input id={id} type="date" value={to} onChange={(event) => setTo(event.target.value)} />}
      </Field>
      <Field label={text.amount} error={tried && !amountFen ? text.wrongAmount : undefined}>
        {(id) => (
          <Input
            id={id}
            inputMode="decimal"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        )}
      </Field>
    </SideSheet>
  );
}
