import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { ReadIcs } from '../../../domains/standards/calendars.contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { calendarTexts } from '../../texts/calendars.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { type Days, isFileText, readLines } from './notice-text.ts';

type Props = { year: number; onRead: (days: Days) => void };
type Said = { tone: 'soft' | 'field-error'; words: string };

function Refused({ error }: { error: unknown }) {
  return (
    <p className="field-error" role="alert">
      {useErrorText(error)}
    </p>
  );
}

/** Reads the days of a year out of pasted text or a file: iCalendar, YAML or plain lines. */
export function NoticeSource({ year, onRead }: Props) {
  const text = useText(calendarTexts);
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const [error, setError] = useState<unknown>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const take = (days: Days | undefined | null) => {
    if (days == null || days.off.length + days.makeup.length === 0)
      return setSaid({ tone: 'field-error', words: text.readNothing(year) });
    setSaid({ tone: 'soft', words: text.readDone(days.off.length, days.makeup.length) });
    onRead(days);
  };
  const read = async (content: string) => {
    setError(null);
    setSaid(null);
    try {
      if (isFileText(content)) {
        const { years } = await call(ReadIcs, { body: { text: content } });
        return take(years.find((one) => one.year === year));
      }
      const lines = readLines(content);
      if (lines.ok) take(lines.days);
      else setSaid({ tone: 'field-error', words: text.badLine(lines.line) });
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <div className="notice-source">
      <Field label={text.paste} hint={text.pasteHint}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={typed}
            placeholder={text.pasteExample}
            autoSize={{ minRows: 3, maxRows: 8 }}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <div className="row-of-buttons">
        <Button disabled={typed.trim() === ''} onClick={() => void read(typed)}>
          {text.read}
        </Button>
        <Button type="link" onClick={() => chooser.current?.click()}>
          {text.file}
        </Button>
        <span className="faint">{text.fileHint}</span>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".ics,.yaml,.yml,.txt,text/calendar"
          aria-label={text.file}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file !== undefined) void file.text().then(read);
          }}
        />
      </div>
      {said === null ? null : <p className={said.tone}>{said.words}</p>}
      {error === null ? null : <Refused error={error} />}
    </div>
  );
}
