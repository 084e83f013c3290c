import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { AcknowledgeAlert, type Alert, ListAlerts } from '../../../domains/oversight/oversight.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { accessLogTexts, accessRuleNames } from '../../texts/access-log.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ReasonField } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { LimitsSection } from './LimitsSection.tsx';

function AcknowledgeSheet({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const text = useText(accessLogTexts);
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(AcknowledgeAlert);
  const submit = () => {
    setTried(true);
    if (note.trim() === '' || send.isPending) return;
    send.mutate(
      { params: { id: alert.id }, body: { note: note.trim() } },
      {
        onSuccess: () => {
          void message.success(text.done);
          void client.invalidateQueries({ queryKey: [ListAlerts.path] });
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.acknowledgeTitle}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SheetFoot back={text.cancel} label={text.save} busy={send.isPending} onClose={onClose} />}
    >
      <p>
        <strong>{words.of(accessRuleNames, alert.rule)}</strong> {alert.userName}{' '}
        <span className="soft">
          {text.alertLine(text.found[alert.rule](alert.found), alert.minutes, alert.most)}
        </span>
      </p>
      <ReasonField
        first
        label={text.alertNote}
        hint={text.alertNoteHint}
        value={note}
        error={tried && note.trim() === '' ? text.noteNeeded : undefined}
        onChange={setNote}
      />
    </SideSheet>
  );
}

/** The log of the person on the days that the alert looked at. */
function EntriesLink({ alert }: { alert: Alert }) {
  const text = useText(accessLogTexts);
  const at = Date.parse(alert.at);
  const days = { from: chinaDay(at - alert.minutes * 60_000), to: chinaDay(at) };
  const who =
    alert.userId === null
      ? alert.address === null
        ? {}
        : { address: alert.address }
      : { user: alert.userId };
  return (
    <Link to="/access-log" search={{ ...who, ...days }}>
      {text.showEntries}
    </Link>
  );
}

function AlertRow({ alert, onOpen }: { alert: Alert; onOpen: (() => void) | undefined }) {
  const text = useText(accessLogTexts);
  const words = useWords();
  return (
    <li>
      <div>
        <span className={alert.acknowledgedAt === null ? 'tag tag-red' : 'tag'}>
          {words.of(accessRuleNames, alert.rule)}
        </span>{' '}
        <strong>{alert.userName === '' ? (alert.address ?? text.unknownUser) : alert.userName}</strong>{' '}
        <span className="soft">
          {text.alertLine(text.found[alert.rule](alert.found), alert.minutes, alert.most)}
        </span>
        {alert.note === null ? null : (
          <p>
            {alert.note}{' '}
            <span className="faint">
              {text.by(alert.acknowledgedBy ?? '')} {shortTime(alert.acknowledgedAt ?? '')}
            </span>
          </p>
        )}
      </div>
      <span className="soft figures">{shortTime(alert.at)}</span>
      <EntriesLink alert={alert} />
      {alert.acknowledgedAt === null && onOpen !== undefined ? (
        <Button size="small" onClick={onOpen}>
          {text.acknowledge}
        </Button>
      ) : null}
    </li>
  );
}

/** Abnormal access: what waits for somebody to look into it, and the limits. */
export function AlertsTab() {
  const text = useText(accessLogTexts);
  const [state, setState] = useState<'open' | 'all'>('open');
  const [chosen, setChosen] = useState<Alert | null>(null);
  const { data, error, refetch } = useAnswer(ListAlerts, { query: { state } });
  return (
    <>
      <Tabs
        label={text.alertStates}
        value={state}
        items={(['open', 'all'] as const).map((key) => ({ key, label: text[key] }))}
        onChange={setState}
      />
      {data === undefined && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <SkeletonRows rows={4} height={48} /> : null}
      {data?.alerts.length === 0 ? (
        <EmptyState title={text.noAlerts}>{text.noAlertsHint}</EmptyState>
      ) : (
        <ul className="list-card">
          {data?.alerts.map((alert) => (
            <AlertRow
              key={alert.id}
              alert={alert}
              onOpen={data.may.manage ? () => setChosen(alert) : undefined}
            />
          ))}
        </ul>
      )}
      <LimitsSection />
      {chosen === null ? null : <AcknowledgeSheet alert={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}
