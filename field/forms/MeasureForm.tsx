import { useState } from 'react';
import { useText } from '../../ui/i18n.tsx';
import { Field } from '../kit/Kit.tsx';
import { formTexts } from '../texts/forms.ts';
import { words } from '../texts/words.ts';
import type { FormProps } from './form-props.ts';
import { SaveBar } from './SaveBar.tsx';

type Row = { key: string; what: string; value: string };

const newRow = (): Row => ({ key: crypto.randomUUID(), what: '', value: '' });
const MOST = 60;

/** Measures in whole millimetres, each with what was measured. */
export function MeasureForm({ save }: FormProps) {
  const text = useText(formTexts);
  const all = useText(words);
  const [place, setPlace] = useState('');
  const [rows, setRows] = useState<Row[]>(() => [newRow()]);
  const [tried, setTried] = useState(false);
  const isWrong = ({ what, value }: Row) =>
    what.trim() === '' || !/^\d{1,6}$/.test(value) || Number(value) < 1 || Number(value) > 100_000;
  const change = (key: string, part: Partial<Row>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const send = async () => {
    setTried(true);
    if (place.trim() === '' || rows.some(isWrong)) return;
    await save({ place, millimetres: rows.map(({ what, value }) => ({ what, value: Number(value) })) });
  };
  return (
    <>
      <div className="form">
        <Field label={text.place} error={tried && place.trim() === '' ? text.required : undefined}>
          {(id) => (
            <input id={id} maxLength={120} value={place} onChange={(event) => setPlace(event.target.value)} />
          )}
        </Field>
        {rows.map((row) => (
          <div key={row.key} className="measure">
            <input
              aria-label={text.what}
              placeholder={text.what}
              maxLength={60}
              value={row.what}
              onChange={(event) => change(row.key, { what: event.target.value })}
            />
            <input
              aria-label={text.millimetres}
              placeholder={text.millimetres}
              inputMode="numeric"
              maxLength={6}
              value={row.value}
              onChange={(event) => change(row.key, { value: event.target.value })}
            />
            {rows.length === 1 ? null : (
              <button
                type="button"
                className="icon"
                aria-label={text.removeRow}
                onClick={() => setRows((before) => before.filter(({ key }) => key !== row.key))}
              >
                ✕
              </button>
            )}
            {tried && isWrong(row) ? (
              <p className="field-error" role="alert">
                {text.wrong}
              </p>
            ) : null}
          </div>
        ))}
        {rows.length < MOST ? (
          <button
            type="button"
            className="big quiet"
            onClick={() => setRows((before) => [...before, newRow()])}
          >
            {text.addRow}
          </button>
        ) : null}
      </div>
      <SaveBar label={all.save} onSave={send} />
    </>
  );
}
