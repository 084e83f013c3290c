import { Button, Input } from 'antd';
import { useText } from '../../../ui/i18n.tsx';
import { calendarTexts } from '../../texts/calendars.ts';
import type { Days } from './notice-text.ts';

type Props = { year: number; days: Days; onChange: (days: Days) => void };
type Name = { zh: string; en: string };

const named = (value: string, old: Name): Name => ({ zh: value, en: old.en === old.zh ? value : old.en });

/** The days of the notice as two small tables, to check and to mend by hand. */
export function NoticeDays({ year, days, onChange }: Props) {
  const text = useText(calendarTexts);
  const { off, makeup } = days;
  const first = `${year}-01-01`;
  const setOff = (place: number, next: Days['off'][number] | null) =>
    onChange({
      ...days,
      off: off.flatMap((one, index) => (index === place ? (next === null ? [] : [next]) : [one])),
    });
  const setMakeup = (place: number, next: Days['makeup'][number] | null) =>
    onChange({
      ...days,
      makeup: makeup.flatMap((one, index) => (index === place ? (next === null ? [] : [next]) : [one])),
    });
  return (
    <>
      <section className="notice-days">
        <h3>{text.offSpans}</h3>
        {off.map((span, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: spans have no other identity while they are typed
          <div key={place} className="notice-day">
            <Input
              aria-label={text.nameOf}
              value={span.name.zh}
              onChange={(event) => setOff(place, { ...span, name: named(event.target.value, span.name) })}
            />
            <input
              type="date"
              className="case-native"
              aria-label={text.from}
              value={span.from}
              onChange={(event) => setOff(place, { ...span, from: event.target.value })}
            />
            <input
              type="date"
              className="case-native"
              aria-label={text.to}
              value={span.to}
              onChange={(event) => setOff(place, { ...span, to: event.target.value })}
            />
            <button
              type="button"
              className="interval-remove"
              aria-label={text.remove}
              onClick={() => setOff(place, null)}
            >
              ×
            </button>
          </div>
        ))}
        <Button
          type="link"
          size="small"
          onClick={() =>
            onChange({ ...days, off: [...off, { name: { zh: '', en: '' }, from: first, to: first }] })
          }
        >
          {text.addSpan}
        </Button>
      </section>
      <section className="notice-days">
        <h3>{text.makeupDays}</h3>
        {makeup.map((day, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: days have no other identity while they are typed
          <div key={place} className="notice-day">
            <Input
              aria-label={text.nameOf}
              value={day.name.zh}
              onChange={(event) => setMakeup(place, { ...day, name: named(event.target.value, day.name) })}
            />
            <input
              type="date"
              className="case-native"
              aria-label={text.date}
              value={day.date}
              onChange={(event) => setMakeup(place, { ...day, date: event.target.value })}
            />
            <span />
            <button
              type="button"
              className="interval-remove"
              aria-label={text.remove}
              onClick={() => setMakeup(place, null)}
            >
              ×
            </button>
          </div>
        ))}
        <Button
          type="link"
          size="small"
          onClick={() =>
            onChange({ ...days, makeup: [...makeup, { name: { zh: '', en: '' }, date: first }] })
          }
        >
          {text.addMakeup}
        </Button>
      </section>
    </>
  );
}
