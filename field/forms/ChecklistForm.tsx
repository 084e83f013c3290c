import { useState } from 'react';
import { useLanguage, useText } from '../../ui/i18n.tsx';
import { Banner, Field, Segments } from '../kit/Kit.tsx';
import { formTexts, humidityItems, safetyItems } from '../texts/forms.ts';
import { words } from '../texts/words.ts';
import type { FormProps } from './form-props.ts';
import { SaveBar } from './SaveBar.tsx';

type Checks = Record<string, { ok?: boolean; note?: string }>;
type Readings = { relative: string; board: string; mould?: string };

const percent = (value: string): number | undefined => {
  const read = Number(value);
  return value.trim() === '' || Number.isNaN(read) || read < 0 || read > 100 ? undefined : read;
};

function ReadingFields({
  value,
  tried,
  onChange,
}: {
  value: Readings;
  tried: boolean;
  onChange: (next: Readings) => void;
}) {
  const text = useText(formTexts);
  const wrong = (reading: string) => (tried && percent(reading) === undefined ? text.required : undefined);
  return (
    <>
      {(['relative', 'board'] as const).map((name) => (
        <Field key={name} label={text[name]} error={wrong(value[name])}>
          {(id) => (
            <input
              id={id}
              inputMode="decimal"
              value={value[name]}
              onChange={(event) => onChange({ ...value, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Segments
        label={text.mould}
        value={value.mould}
        error={tried && value.mould === undefined ? text.required : undefined}
        options={[
          { value: 'no', label: text.hasNot },
          { value: 'yes', label: text.has },
        ]}
        onChange={(mould) => onChange({ ...value, mould })}
      />
    </>
  );
}

/** Items that are looked at one by one: before hazardous work, and in humid places with two readings. */
export function ChecklistForm({ kind, about, save }: FormProps) {
  const text = useText(formTexts);
  const all = useText(words);
  const { locale } = useLanguage();
  const isSafety = kind === 'safety_checklist';
  const items = isSafety ? (safetyItems[about ?? 'electricity'] ?? []) : humidityItems;
  const [checks, setChecks] = useState<Checks>({});
  const [readings, setReadings] = useState<Readings>({ relative: '', board: '' });
  const [tried, setTried] = useState(false);
  const hasOpen = items.some(({ zh }) => checks[zh]?.ok === undefined);
  const isBad = items.some(({ zh }) => checks[zh]?.ok === false);
  const set = (item: string, change: Checks[string]) =>
    setChecks((before) => ({ ...before, [item]: { ...before[item], ...change } }));
  const send = async () => {
    setTried(true);
    const [relative, board] = [percent(readings.relative), percent(readings.board)];
    const isUnread = relative === undefined || board === undefined || readings.mould === undefined;
    if (hasOpen || (!isSafety && isUnread)) return;
    const checked = items.map(({ zh }) => {
      const note = checks[zh]?.note?.trim();
      return { item: zh, ok: checks[zh]?.ok === true, ...(note ? { note } : {}) };
    });
    await save(
      isSafety
        ? { hazard: about ?? 'electricity', items: checked }
        : { relativePercent: relative, boardPercent: board, mould: readings.mould === 'yes', items: checked },
    );
  };
  return (
    <>
      <div className="form">
        {isSafety ? null : <ReadingFields value={readings} tried={tried} onChange={setReadings} />}
        {isSafety ? null : (
          <button
            type="button"
            className="link"
            onClick={() => setChecks(Object.fromEntries(items.map(({ zh }) => [zh, { ok: true }])))}
          >
            {text.allPass}
          </button>
        )}
        {items.map((item) => (
          <div key={item.zh} className="check">
            <Segments
              label={locale === 'en' ? item.en : item.zh}
              value={checks[item.zh]?.ok === undefined ? undefined : String(checks[item.zh]?.ok)}
              error={tried && checks[item.zh]?.ok === undefined ? text.required : undefined}
              options={[
                { value: 'true', label: text.pass },
                { value: 'false', label: text.fail, bad: true },
              ]}
              onChange={(value) => set(item.zh, { ok: value === 'true' })}
            />
            {checks[item.zh]?.ok === false ? (
              <input
                aria-label={text.whyNot}
                placeholder={text.whyNot}
                maxLength={300}
                value={checks[item.zh]?.note ?? ''}
                onChange={(event) => set(item.zh, { note: event.target.value })}
              />
            ) : null}
          </div>
        ))}
        {isSafety && isBad ? <Banner tone="red">{text.unsafe}</Banner> : null}
      </div>
      <SaveBar label={all.save} onSave={send} />
    </>
  );
}
