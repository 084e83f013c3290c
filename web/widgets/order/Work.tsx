import type { ReactNode } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { remoteTexts } from '../../texts/remote.ts';
import {
  certificateNames,
  hazardNames,
  serviceClassNames,
  skillNames,
} from '../../texts/work-order-names.ts';
import { orderTexts } from '../../texts/work-orders.ts';
import { Section } from '../case/Section.tsx';
import { useWords } from '../case/words.ts';
import type { OrderPage } from './order-page.ts';

function Needs({ page }: { page: OrderPage }) {
  const text = useText(orderTexts);
  const words = useWords();
  const tags = (list: string[]): ReactNode =>
    list.map((one) => (
      <span key={one} className="tag">
        {one}
      </span>
    ));
  const rows: [string, string[]][] = [
    [text.certificates, page.certificates.map((code) => words.of(certificateNames, code))],
    [text.skills, page.skills.map(({ code, level }) => text.skillLevel(words.of(skillNames, code), level))],
    [text.hazards, page.hazards.map((hazard) => words.of(hazardNames, hazard))],
  ];
  return rows.map(([label, list]) => (
    <div key={label} className="order-fact">
      <dt>{label}</dt>
      <dd className="order-tags">
        {list.length === 0 ? <span className="faint">{text.noneNeeded}</span> : tags(list)}
      </dd>
    </div>
  ));
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="order-fact">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

function Alarms({ page }: { page: OrderPage }) {
  const text = useText(remoteTexts);
  if (page.alarms.length === 0) return null;
  return (
    <Fact label={text.alarms}>
      <ul className="order-lines">
        {page.alarms.slice(0, 5).map((alarm) => (
          <li key={`${alarm.raisedAt}${alarm.fault}`}>
            <strong className="figures">{alarm.fault}</strong>
            <span className={alarm.severity === 'critical' ? 'tag tag-red' : 'tag'}>
              {text.severity[alarm.severity as keyof typeof text.severity]}
            </span>
            <ShortTime at={alarm.raisedAt} /> <span className="soft">{alarm.detail}</span>
          </li>
        ))}
      </ul>
    </Fact>
  );
}

/** What is to be done, where, and what it asks of whoever does it. */
export function Work({ page }: { page: OrderPage }) {
  const text = useText(orderTexts);
  const words = useWords();
  const { unit, story } = page;
  return (
    <Section title={text.work}>
      <dl className="facts">
        <Fact label={text.kind}>
          {words.say(page.workKindName)} <span className="soft">{text.minutesOf(page.minutes)}</span>
        </Fact>
        <Fact label={text.serviceType}>
          {words.term('serviceType', page.serviceType)}
          {page.subtype === null ? null : <span className="soft"> {words.say(page.subtype)}</span>}
        </Fact>
        <Fact label={text.source}>{text.sources[page.source]}</Fact>
        <Alarms page={page} />
        <Fact label={text.serviceClass}>{words.of(serviceClassNames, page.serviceClass)}</Fact>
        <Needs page={page} />
        {page.highHumidity ? <Fact label="">{text.humid}</Fact> : null}
        {unit === null ? null : (
          <Fact label={text.unit}>
            {words.say(unit.name)} {unit.model} <span className="soft figures">{unit.serial}</span>
          </Fact>
        )}
        <Fact label={text.address}>
          {page.address ?? <span className="soft">{text.addressHidden(page.district)}</span>}
        </Fact>
        {page.maskedPhone === null ? null : (
          <Fact label={text.phone}>
            <span className="figures">{page.maskedPhone}</span>
          </Fact>
        )}
        {story === null ? null : (
          <>
            <Fact label={text.course}>{story.course}</Fact>
            <Fact label={text.demand}>{story.demand}</Fact>
          </>
        )}
      </dl>
    </Section>
  );
}
