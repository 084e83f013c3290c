import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { GetIncident, type Incident } from '../../../domains/privacy/incidents.contract.ts';
import { fieldWords } from '../../../domains/privacy/processing-names.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import {
  channelNames,
  incidentKindNames,
  informedNames,
  lackNames,
  measureNames,
  privacyTexts,
  scopeNames,
  severityNames,
} from '../../texts/privacy.ts';
import { useWords } from '../../widgets/case/words.ts';
import { PageFrame, Section } from '../../widgets/frame/PageFrame.tsx';
import { AssessSheet } from './AssessSheet.tsx';
import { CloseSheet, MeasureSheet, NotificationSheet, ResultSheet } from './IncidentSheets.tsx';
import { TellMark } from './IncidentsTab.tsx';
import { PersonsSheet } from './PersonsSheet.tsx';
import { ScopeSheet } from './ScopeSheet.tsx';

type Doing = 'assess' | 'scope' | 'persons' | 'measure' | 'notify' | 'close' | { result: number };
type Props = { incident: Incident; onDo: (doing: Doing) => void };

function Assessment({ incident, onDo }: Props) {
  const text = useText(privacyTexts);
  const words = useWords();
  const rows: [string, string | null][] = [
    [text.what, incident.what],
    [text.fields, words.list(incident.fields.map((field) => words.of(fieldWords, field)))],
    [text.cause, incident.cause],
    [text.harm, incident.harm],
    [text.advice, incident.advice],
    [text.contact, incident.contact],
    ...(incident.lesson === null ? [] : ([[text.lesson, incident.lesson]] as [string, string][])),
  ];
  return (
    <Section
      title={text.parts.assessment}
      note={
        incident.may.manage ? (
          <Button size="small" onClick={() => onDo('assess')}>
            {text.change}
          </Button>
        ) : undefined
      }
    >
      <dl className="privacy-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? <span className="faint">{text.notYet}</span>}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function ScopePart({ incident, onDo }: Props) {
  const text = useText(privacyTexts);
  const words = useWords();
  return (
    <Section title={text.parts.scope}>
      <p>
        {incident.affected === null || incident.scope === null ? (
          <span className="soft">{text.notScoped}</span>
        ) : (
          <>
            <strong>{text.affected(incident.affected)}</strong>{' '}
            <span className="soft">
              {words.of(scopeNames, incident.scope.by)} · {shortTime(incident.scopedAt ?? '')}
            </span>
          </>
        )}
      </p>
      <p className="privacy-acts">
        {incident.may.manage ? <Button onClick={() => onDo('scope')}>{text.scopeOut}</Button> : null}
        {incident.may.manage && (incident.affected ?? 0) > 0 ? (
          <Button onClick={() => onDo('persons')}>{text.showPersons}</Button>
        ) : null}
      </p>
    </Section>
  );
}

type Measure = Incident['measures'][number];

function MeasureRow({ measure, onFinish }: { measure: Measure; onFinish: (() => void) | undefined }) {
  const text = useText(privacyTexts);
  const words = useWords();
  const open = measure.doneAt === null;
  const late = open && Date.parse(measure.dueAt) <= now();
  return (
    <li>
      <div>
        <span className="tag">{words.of(measureNames, measure.kind)}</span> {measure.task}
        {measure.result === null ? null : (
          <p className="soft">
            {measure.result} · {measure.doneBy} {shortTime(measure.doneAt ?? '')}
          </p>
        )}
      </div>
      <span className="soft">{measure.owner}</span>
      {open ? (
        <span className={late ? 'tag tag-red' : 'soft figures'}>
          {late ? text.overdue : text.due(shortTime(measure.dueAt))}
        </span>
      ) : null}
      {open && onFinish !== undefined ? (
        <Button size="small" onClick={onFinish}>
          {text.finish}
        </Button>
      ) : null}
    </li>
  );
}

function Measures({ incident, onDo }: Props) {
  const text = useText(privacyTexts);
  const { manage } = incident.may;
  return (
    <Section title={text.parts.measures}>
      {incident.measures.length === 0 ? null : (
        <ul className="list-card">
          {incident.measures.map((measure) => (
            <MeasureRow
              key={measure.id}
              measure={measure}
              onFinish={manage ? () => onDo({ result: measure.id }) : undefined}
            />
          ))}
        </ul>
      )}
      {manage ? (
        <p>
          <Button onClick={() => onDo('measure')}>{text.addMeasure}</Button>
        </p>
      ) : null}
    </Section>
  );
}

function Notifications({ incident, onDo }: Props) {
  const text = useText(privacyTexts);
  const words = useWords();
  const closed = incident.closedAt !== null;
  return (
    <Section title={text.parts.notifications}>
      <p>
        <TellMark whom="authority" done={incident.authorityDone} by={incident.authorityBy} closed={closed} />{' '}
        <TellMark whom="persons" done={incident.personsDone} by={incident.personsBy} closed={closed} />
      </p>
      {incident.notifications.length === 0 ? null : (
        <ul className="list-card">
          {incident.notifications.map((one) => (
            <li key={one.id}>
              <div>
                <span className="tag">{words.of(informedNames, one.whom)}</span>{' '}
                {one.channel === null ? text.notTold : words.of(channelNames, one.channel)}
                <p className="soft">{one.note}</p>
              </div>
              <span className="soft">{one.by}</span>
              <span className="soft figures">{shortTime(one.at)}</span>
            </li>
          ))}
        </ul>
      )}
      {incident.may.manage ? (
        <p>
          <Button onClick={() => onDo('notify')}>{text.record}</Button>
        </p>
      ) : null}
    </Section>
  );
}

function Gate({ incident, onDo }: Props) {
  const text = useText(privacyTexts);
  const words = useWords();
  if (incident.closedAt !== null)
    return <p className="soft">{text.closedLine(incident.closedBy ?? '', shortTime(incident.closedAt))}</p>;
  return (
    <p className="privacy-acts">
      {incident.lacks.length === 0 ? (
        <span className="soft">{text.nothingMissing}</span>
      ) : (
        <>
          <span className="soft">{text.missing}</span>
          {incident.lacks.map((lack) => (
            <span key={lack} className="tag">
              {words.of(lackNames, lack)}
            </span>
          ))}
        </>
      )}
      {incident.may.manage ? (
        <Button type="primary" disabled={incident.lacks.length > 0} onClick={() => onDo('close')}>
          {text.close}
        </Button>
      ) : null}
    </p>
  );
}

function Sheets({ incident, doing, onClose }: { incident: Incident; doing: Doing; onClose: () => void }) {
  if (typeof doing === 'object')
    return <ResultSheet incident={incident} measureId={doing.result} onClose={onClose} />;
  switch (doing) {
    case 'assess':
      return <AssessSheet incident={incident} onClose={onClose} />;
    case 'scope':
      return <ScopeSheet incident={incident} onClose={onClose} />;
    case 'persons':
      return <PersonsSheet id={incident.id} onClose={onClose} />;
    case 'measure':
      return <MeasureSheet incident={incident} onClose={onClose} />;
    case 'notify':
      return <NotificationSheet incident={incident} onClose={onClose} />;
    case 'close':
      return <CloseSheet incident={incident} onClose={onClose} />;
  }
}

/** One incident from the first suspicion to the lesson. */
export function IncidentPage({ id }: { id: number }) {
  const text = useText(privacyTexts);
  const words = useWords();
  const { data, error, refetch } = useAnswer(GetIncident, { params: { id } });
  const [doing, setDoing] = useState<Doing | null>(null);
  if (data === undefined && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={10} height={48} />;
  const kind = `${words.of(severityNames, data.severity)}${words.locale === 'en' ? ' ' : ''}${words.of(incidentKindNames, data.kind)}`;
  return (
    <PageFrame
      actions={
        <Link to="/privacy" search={{ tab: 'incidents' }}>
          {text.allIncidents}
        </Link>
      }
      title={data.title}
      note={`${kind} · ${text.openedLine(data.openedBy, shortTime(data.openedAt))} · ${text.foundAt} ${shortTime(data.foundAt)}`}
    >
      <Gate incident={data} onDo={setDoing} />
      <Assessment incident={data} onDo={setDoing} />
      <ScopePart incident={data} onDo={setDoing} />
      <Measures incident={data} onDo={setDoing} />
      <Notifications incident={data} onDo={setDoing} />
      {doing === null ? null : <Sheets incident={data} doing={doing} onClose={() => setDoing(null)} />}
    </PageFrame>
  );
}
