import { Button } from 'antd';
import { useText } from '../../../ui/i18n.tsx';
import { hoursProblems } from '../../texts/calendar-names.ts';
import { calendarTexts } from '../../texts/calendars.ts';
import { useWords } from '../../widgets/case/words.ts';
import type { Hours } from './draft.ts';
import '../../widgets/case/form/form.css';

export const hoursText = (hours: Hours): string =>
  hours.map(([open, close]) => `${open}–${close}`).join(' · ');

type Props = {
  label: string;
  hours: Hours;
  problem: string | undefined;
  /** What no interval means. */
  none: string;
  onChange: (hours: Hours) => void;
};

/** `9` and `930` are meant as 09:00 and 09:30; what is no time stays as typed. */
function clockTime(typed: string): string {
  const found = /^\s*(\d{1,2})\s*[:：.时]?\s*([0-5]\d)?\s*分?\s*$/.exec(
    typed.replace(/^(\d{1,2})(\d\d)$/, '$1:$2'),
  );
  return found === null ? typed.trim() : `${(found[1] ?? '').padStart(2, '0')}:${found[2] ?? '00'}`;
}

type TimeProps = { label: string; value: string; invalid: boolean; onChange: (value: string) => void };

/** A time of day on the 24-hour clock, whatever the machine's own habit is. */
export function TimeInput({ label, value, invalid, onChange }: TimeProps) {
  return (
    <input
      className="case-native time-input"
      inputMode="numeric"
      maxLength={7}
      placeholder="09:00"
      aria-label={label}
      aria-invalid={invalid}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => onChange(clockTime(value))}
    />
  );
}

/** Intervals of a day, edited where they stand; what is wrong is said as it is typed. */
export function IntervalList({ label, hours, problem, none, onChange }: Props) {
  const text = useText(calendarTexts);
  const words = useWords();
  const set = (place: number, side: 0 | 1, value: string) =>
    onChange(
      hours.map((interval, index): [string, string] => {
        if (index !== place) return interval;
        return side === 0 ? [value, interval[1]] : [interval[0], value];
      }),
    );
  const add = () => {
    const last = hours.at(-1)?.[1];
    onChange([...hours, last === undefined ? ['09:00', '18:00'] : [last, '']]);
  };
  return (
    <div className="intervals">
      {hours.length === 0 ? <span className="faint">{none}</span> : null}
      {hours.map(([open, close], place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: intervals have no other identity while they are typed
        <span key={place} className="interval">
          <TimeInput
            label={`${label} ${text.from}`}
            value={open}
            invalid={problem !== undefined}
            onChange={(value) => set(place, 0, value)}
          />
          <span aria-hidden="true">–</span>
          <TimeInput
            label={`${label} ${text.to}`}
            value={close}
            invalid={problem !== undefined}
            onChange={(value) => set(place, 1, value)}
          />
          <button
            type="button"
            className="interval-remove"
            aria-label={`${label} ${text.removeInterval}`}
            onClick={() => onChange(hours.filter((_, index) => index !== place))}
          >
            ×
          </button>
        </span>
      ))}
      <Button type="link" size="small" onClick={add}>
        {text.addInterval}
      </Button>
      {problem === undefined ? null : (
        <span className="field-error" role="alert">
          {words.of(hoursProblems, problem)}
        </span>
      )}
    </div>
  );
}
