import { App, Input } from 'antd';
import { useState } from 'react';
import {
  GetCostSettings,
  type RateCode,
  type Rates,
  rateCodes,
  SetCostRates,
} from '../../../domains/costs/costs.contract.ts';
import { parseYuan } from '../../../kernel/money.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { SkeletonRows } from '../../../ui/kit/States.tsx';
import { costTexts } from '../../texts/costs.ts';
import { Field, ReasonField } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SaveFoot } from './SaveFoot.tsx';
import { useCostsAnew } from './use-costs.ts';

const typed = (fen: number | null): string => (fen === null ? '' : (fen / 100).toFixed(2));

function Form({ rates, onClose }: { rates: Rates; onClose: () => void }) {
  const text = useText(costTexts);
  const { message } = App.useApp();
  const sending = useSend(SetCostRates);
  const anew = useCostsAnew();
  const [values, setValues] = useState(
    () => Object.fromEntries(rateCodes.map((code) => [code, typed(rates[code])])) as Record<RateCode, string>,
  );
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isWrong = (code: RateCode) => values[code] !== '' && parseYuan(values[code]) === undefined;
  const submit = () => {
    setTried(true);
    if (rateCodes.some(isWrong) || reason.trim() === '' || sending.isPending) return;
    const entries = rateCodes.flatMap((code) => {
      const fen = parseYuan(values[code]);
      return fen === undefined ? [] : [[code, fen] as const];
    });
    sending.mutate(
      { body: { rates: Object.fromEntries(entries), reason } },
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
      title={text.ratesTitle}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SaveFoot label={text.save} busy={sending.isPending} onClose={onClose} />}
    >
      <p className="soft">{text.ratesHint}</p>
      {rateCodes.map((code) => (
        <Field
          key={code}
          label={text.rate[code]}
          error={tried && isWrong(code) ? text.wrongAmount : undefined}
        >
          {(id) => (
            <Input
              id={id}
              inputMode="decimal"
              value={values[code]}
              onChange={(event) => setValues((before) => ({ ...before, [code]: event.target.value }))}
            />
          )}
        </Field>
      ))}
      <ReasonField
        label={text.reason}
        value={reason}
        error={tried && reason.trim() === '' ? text.required : undefined}
        onChange={setReason}
      />
    </SideSheet>
  );
}

/** What an hour of each level, a visit and a kilometre cost the company. */
export function RatesSheet({ onClose }: { onClose: () => void }) {
  const text = useText(costTexts);
  const { data, error } = useAnswer(GetCostSettings, {});
  if (data !== undefined) return <Form rates={data.rates} onClose={onClose} />;
  return (
    <SideSheet title={text.ratesTitle} onClose={onClose} error={error}>
      <SkeletonRows rows={7} height={48} />
    </SideSheet>
  );
}
