import { Button, Select } from 'antd';
import { useState } from 'react';
import { StartDayPlan } from '../../../domains/dispatch/day-plans.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { dayPlanTexts } from '../../texts/day-plans.ts';
import { Field } from '../../widgets/frame/Field.tsx';

const SECONDS = [5, 10, 30, 60, 180];
const SHIFTS = [0, 30, 60, 120];

type Kind = 'plan' | 'replan';
type Props = {
  region: string;
  day: string;
  kind: Kind;
  counts: { open: number; planned: number } | undefined;
  onKind: (kind: Kind) => void;
  onStarted: (id: number) => void;
  onWeights: () => void;
};

/** What is to be planned and for how long. */
export function PlanStart({ region, day, kind, counts, onKind, onStarted, onWeights }: Props) {
  const text = useText(dayPlanTexts);
  const [seconds, setSeconds] = useState(10);
  const [shiftMinutes, setShift] = useState(0);
  const sending = useSend(StartDayPlan);
  const wrong = useErrorText(sending.error);
  const start = () =>
    sending.mutate(
      { body: { region, day, kind, seconds, shiftMinutes: kind === 'replan' ? shiftMinutes : 0 } },
      { onSuccess: ({ id }) => onStarted(id) },
    );
  const kinds: Kind[] = ['plan', 'replan'];
  return (
    <section className="plan-start">
      <div className="plan-start-line">
        <Field label={text.kind}>
          {(id) => (
            <Select
              id={id}
              value={kind}
              options={kinds.map((value) => ({ value, label: text.kinds[value] }))}
              onChange={onKind}
            />
          )}
        </Field>
        <Field label={text.seconds}>
          {(id) => (
            <Select
              id={id}
              value={seconds}
              options={SECONDS.map((value) => ({ value, label: text.secondsOf(value) }))}
              onChange={setSeconds}
            />
          )}
        </Field>
        {kind === 'replan' ? (
          <Field label={text.shift}>
            {(id) => (
              <Select
                id={id}
                value={shiftMinutes}
                options={SHIFTS.map((value) => ({ value, label: text.shiftOf(value) }))}
                onChange={setShift}
              />
            )}
          </Field>
        ) : null}
        <Button type="primary" loading={sending.isPending} onClick={start}>
          {text.start}
        </Button>
        <Button onClick={onWeights}>{text.weights}</Button>
        {counts === undefined ? null : (
          <span className="soft figures">{text.counts(counts.open, counts.planned)}</span>
        )}
      </div>
      <p className="faint">{text.kindHints[kind]}</p>
      {sending.error === null ? null : (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
    </section>
  );
}
