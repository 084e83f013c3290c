import { Field } from '../../widgets/frame/Field.tsx';

type Props = { label: string; value: string; onChange: (day: string) => void; max?: string; min?: string };

/** A day, in the control that the device knows best. */
export function DayField({ label, value, onChange, max, min }: Props) {
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="date"
          className="day-input"
          value={value}
          {...(max === undefined ? {} : { max })}
          {...(min === undefined || min === '' ? {} : { min })}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
