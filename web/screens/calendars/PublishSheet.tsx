import { useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { ListRecounts, StartRecount } from '../../../domains/cases/recounts.contract.ts';
import {
  GetCalendar,
  ListCalendars,
  type PlacedCalendar,
  PublishCalendar,
  PublishOverride,
} from '../../../domains/standards/calendars.contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { calendarTexts } from '../../texts/calendars.ts';
import { organisationTexts } from '../../texts/organisation.ts';
import { Field, ReasonField } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { calendarWith, type Draft, overrideWith, versionName } from './draft.ts';

type Props = { chosen: PlacedCalendar; draft: Draft; today: string; onClose: () => void };

const placeOf = ({ region, departmentId }: PlacedCalendar) => ({
  ...(region === null ? {} : { region }),
  ...(departmentId === null ? {} : { departmentId }),
});

async function publish({ chosen, draft }: Props, version: string, reason: string): Promise<unknown> {
  if (chosen.region === null && chosen.departmentId === null)
    return call(PublishCalendar, {
      body: { version, reason, calendar: calendarWith(chosen.calendar, draft) },
    });
  const override = overrideWith(chosen.override, draft);
  return call(PublishOverride, { body: { ...placeOf(chosen), version, reason, override } });
}

/** A version name, a reason, and whether open cases shall count by the new hours too: chosen, never by itself. */
export function PublishSheet(props: Props) {
  const { chosen, today, onClose } = props;
  const text = useText(calendarTexts);
  const common = useText(organisationTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [, setPart] = useSearchKey('part');
  const [version, setVersion] = useState(() => versionName(today, chosen.version));
  const [reason, setReason] = useState('');
  const [applies, setApplies] = useState(false);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const missing = reason.trim() === '' || version.trim() === '';
  const submit = async () => {
    setTried(true);
    if (sending || missing) return;
    setSending(true);
    setError(null);
    try {
      await publish(props, version.trim(), reason.trim());
      if (applies)
        await call(StartRecount, {
          body: { kind: 'calendar', reason: reason.trim(), ...placeOf(chosen) } as never,
        });
      void message.success(text.published);
      const stale: string[] = [ListCalendars.path, GetCalendar.path, ListRecounts.path];
      await client.invalidateQueries({ predicate: ({ queryKey }) => stale.includes(String(queryKey[0])) });
      onClose();
      if (applies) setPart('runs');
    } catch (refusal) {
      setError(refusal);
      setSending(false);
    }
  };
  return (
    <SideSheet
      title={text.publishTitle}
      onClose={onClose}
      onSubmit={() => void submit()}
      error={error}
      foot={<SheetFoot back={common.cancel} label={text.publish} busy={sending} onClose={onClose} />}
    >
      <Field
        label={text.versionName}
        error={tried && version.trim() === '' ? common.reasonNeeded : undefined}
      >
        {(id) => (
          <Input
            id={id}
            value={version}
            maxLength={40}
            onChange={(event) => setVersion(event.target.value)}
          />
        )}
      </Field>
      <ReasonField
        first
        label={text.reason}
        hint={text.reasonHint}
        value={reason}
        error={tried && reason.trim() === '' ? common.reasonNeeded : undefined}
        onChange={setReason}
      />
      <div>
        <Checkbox checked={applies} onChange={(event) => setApplies(event.target.checked)}>
          {text.applyOpen}
        </Checkbox>
        <p className="faint">{text.applyHint}</p>
      </div>
    </SideSheet>
  );
}
