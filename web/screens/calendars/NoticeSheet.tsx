import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { ListRecounts, LoadNotice, PreviewNotice } from '../../../domains/cases/recounts.contract.ts';
import {
  GetCalendar,
  ListCalendars,
  type PlacedCalendar,
} from '../../../domains/standards/calendars.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { calendarTexts } from '../../texts/calendars.ts';
import { organisationTexts } from '../../texts/organisation.ts';
import { Field, ReasonField } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { NoticeDays } from './NoticeDays.tsx';
import { NoticePreview } from './NoticePreview.tsx';
import { NoticeSource } from './NoticeSource.tsx';
import type { Days } from './notice-text.ts';

type Props = { company: PlacedCalendar; today: string; onClose: () => void };
type Preview = OutputOf<typeof PreviewNotice>;

const nextYear = ({ calendar }: PlacedCalendar, today: string): number => {
  const year = Number(today.slice(0, 4));
  return calendar.official[String(year)] === undefined ? year : year + 1;
};

/** Loads what the State Council publishes for a year: typed, pasted or from a file; shown before it is published. */
export function NoticeSheet({ company, today, onClose }: Props) {
  const text = useText(calendarTexts);
  const common = useText(organisationTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [, setPart] = useSearchKey('part');
  const [year, setYear] = useState(() => nextYear(company, today));
  const [source, setSource] = useState({ number: '', url: '', verified: false });
  const [days, setDays] = useState<Days>({ off: [], makeup: [] });
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const notice = {
    year,
    official: {
      notices: [{ number: source.number.trim() || null, url: source.url.trim(), verified: source.verified }],
      ...days,
    },
  };
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setPreview(null);
    };
  const attempt = async (work: () => Promise<void>) => {
    setSending(true);
    setError(null);
    try {
      await work();
    } catch (refusal) {
      setError(refusal);
    }
    setSending(false);
  };
  const submit = () => {
    setTried(true);
    if (sending || source.url.trim() === '') return;
    if (preview === null)
      return void attempt(async () => {
        setPreview(await call(PreviewNotice, { body: notice }));
        setTried(false);
      });
    if (reason.trim() === '') return;
    void attempt(async () => {
      await call(LoadNotice, { body: { ...notice, reason: reason.trim() } });
      void message.success(text.loaded);
      const stale: string[] = [ListCalendars.path, GetCalendar.path, ListRecounts.path];
      await client.invalidateQueries({ predicate: ({ queryKey }) => stale.includes(String(queryKey[0])) });
      onClose();
      setPart('runs');
    });
  };
  return (
    <SideSheet
      title={text.load}
      onClose={onClose}
      onSubmit={submit}
      error={error}
      foot={
        <>
          <span className="push" />
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={sending}>
            {preview === null ? text.preview : text.confirmLoad}
          </Button>
        </>
      }
    >
      <div className="notice-head-fields">
        <Field label={text.noticeYear}>
          {(id) => (
            <InputNumber
              id={id}
              min={2000}
              max={2199}
              value={year}
              onChange={(value) => change(setYear)(value ?? year)}
            />
          )}
        </Field>
        <Field label={text.noticeNumber} hint={text.noticeNumberHint}>
          {(id) => (
            <Input
              id={id}
              value={source.number}
              maxLength={60}
              onChange={(event) => change(setSource)({ ...source, number: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field
        label={text.noticeUrl}
        error={tried && source.url.trim() === '' ? common.reasonNeeded : undefined}
      >
        {(id) => (
          <Input
            id={id}
            type="url"
            placeholder="https://"
            value={source.url}
            maxLength={300}
            onChange={(event) => change(setSource)({ ...source, url: event.target.value })}
          />
        )}
      </Field>
      <Checkbox
        checked={source.verified}
        onChange={(event) => change(setSource)({ ...source, verified: event.target.checked })}
      >
        {text.noticeVerified}
      </Checkbox>
      <NoticeSource year={year} onRead={change(setDays)} />
      <NoticeDays year={year} days={days} onChange={change(setDays)} />
      {preview === null ? null : (
        <>
          <NoticePreview preview={preview} />
          <ReasonField
            label={text.reason}
            hint={text.reasonHint}
            value={reason}
            error={tried && reason.trim() === '' ? common.reasonNeeded : undefined}
            onChange={setReason}
          />
        </>
      )}
    </SideSheet>
  );
}
