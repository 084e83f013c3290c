import { Radio } from 'antd';
import { useText } from '../../../ui/i18n.tsx';
import { remoteTexts } from '../../texts/remote.ts';
import { Field, ReasonField } from '../frame/Field.tsx';

const outcomes = ['visit_needed', 'parts_needed', 'solved_remotely'] as const;
export type Remote = { finding: string; outcome: (typeof outcomes)[number] };

/** What was found from afar, and what follows from it (S2 1.1). */
export function RemoteFields(props: { value: Remote; tried: boolean; onChange: (value: Remote) => void }) {
  const { value, tried, onChange } = props;
  const text = useText(remoteTexts);
  return (
    <>
      <ReasonField
        label={text.finding}
        value={value.finding}
        error={tried && value.finding.trim() === '' ? text.findingNeeded : undefined}
        onChange={(finding) => onChange({ ...value, finding })}
      />
      <Field label={text.outcome}>
        {(id) => (
          <Radio.Group
            id={id}
            value={value.outcome}
            options={outcomes.map((outcome) => ({ value: outcome, label: text.outcomes[outcome] }))}
            onChange={(event) => onChange({ ...value, outcome: event.target.value as Remote['outcome'] })}
          />
        )}
      </Field>
    </>
  );
}
