import { Radio } from 'antd';
import { useText } from '../../../ui/i18n.tsx';
import { planTexts } from '../../texts/plan-visit.ts';
import { Field, ReasonField } from '../frame/Field.tsx';

export type Move = { movedBy: 'customer' | 'company'; reason: string };

/** Who moves a visit, and why: a move that the customer asked for is no delay of ours (S0 1.4). */
export function MoveFields({
  move,
  tried,
  onChange,
}: {
  move: Move;
  tried: boolean;
  onChange: (move: Move) => void;
}) {
  const text = useText(planTexts);
  return (
    <>
      <Field label={text.who} hint={text.whoHint}>
        {(id) => (
          <Radio.Group
            id={id}
            value={move.movedBy}
            options={(['customer', 'company'] as const).map((value) => ({ value, label: text[value] }))}
            onChange={(event) => onChange({ ...move, movedBy: event.target.value as Move['movedBy'] })}
          />
        )}
      </Field>
      <ReasonField
        label={text.reason}
        value={move.reason}
        error={tried && move.reason.trim() === '' ? text.reasonNeeded : undefined}
        onChange={(reason) => onChange({ ...move, reason })}
      />
    </>
  );
}
