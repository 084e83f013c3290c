import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { type IncidentLine, ListIncidents } from '../../../domains/privacy/incidents.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { incidentKindNames, informedNames, privacyTexts, severityNames } from '../../texts/privacy.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Answered } from '../../widgets/frame/Answered.tsx';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { OpenSheet } from './OpenSheet.tsx';
import { RowList } from './RowList.tsx';

/** Whether somebody was told, and until when; red once it is late. */
export function TellMark({
  whom,
  done,
  by,
  closed,
}: {
  whom: 'authority' | 'persons';
  done: boolean;
  by: string;
  closed: boolean;
}) {
  const text = useText(privacyTexts);
  const words = useWords();
  const late = !done && !closed && Date.parse(by) <= now();
  return (
    <span className={late ? 'tag tag-red' : 'tag'}>
      {words.of(informedNames, whom)} {done ? text.told : late ? text.late : text.by(shortTime(by))}
    </span>
  );
}

function Row({ incident }: { incident: IncidentLine }) {
  const text = useText(privacyTexts);
  const words = useWords();
  const closed = incident.closedAt !== null;
  return (
    <li>
      <div>
        <span className={incident.severity === 'major' && !closed ? 'tag tag-red' : 'tag'}>
          {words.of(severityNames, incident.severity)}
          {words.locale === 'en' ? ' ' : ''}
          {words.of(incidentKindNames, incident.kind)}
        </span>{' '}
        <Link to="/privacy" search={{ tab: 'incidents', open: String(incident.id) }}>
          {incident.title}
        </Link>
      </div>
      <span className="soft">
        {incident.affected === null ? text.notScoped : text.affected(incident.affected)}
      </span>
      {incident.severity === 'unfounded' ? null : (
        <span>
          <TellMark
            whom="authority"
            done={incident.authorityDone}
            by={incident.authorityBy}
            closed={closed}
          />{' '}
          <TellMark whom="persons" done={incident.personsDone} by={incident.personsBy} closed={closed} />
        </span>
      )}
      <span className="soft figures">{shortTime(incident.foundAt)}</span>
    </li>
  );
}

/** Incidents with their clocks, open ones first asked for. */
export function IncidentsTab() {
  const text = useText(privacyTexts);
  const [state, setState] = useState<'open' | 'all'>('open');
  const [opening, setOpening] = useState(false);
  const answer = useAnswer(ListIncidents, { query: { state } });
  return (
    <>
      <div className="privacy-bar">
        <Tabs
          label={text.states}
          value={state}
          items={(['open', 'all'] as const).map((key) => ({ key, label: text[key] }))}
          onChange={setState}
        />
        {answer.data?.may.manage ? (
          <Button type="primary" onClick={() => setOpening(true)}>
            {text.openIncident}
          </Button>
        ) : null}
      </div>
      <Answered answer={answer} waiting={<SkeletonRows rows={4} height={48} />}>
        {({ incidents, hours, majors }) => (
          <>
            <RowList
              rows={incidents}
              empty={<EmptyState title={text.noIncidents}>{text.noIncidentsHint}</EmptyState>}
            >
              {(one) => <Row key={one.id} incident={one} />}
            </RowList>
            <p className="faint">
              {text.hoursLine(hours.authority, hours.persons)} · {text.majors(majors)}
            </p>
          </>
        )}
      </Answered>
      {opening ? <OpenSheet onClose={() => setOpening(false)} /> : null}
    </>
  );
}
