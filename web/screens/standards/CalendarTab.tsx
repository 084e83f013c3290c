import { Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type Calendar, weekdays } from '../../../domains/calendar/calendar.contract.ts';
import { GetCalendar } from '../../../domains/standards/calendars.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { standardTexts } from '../../texts/standards.ts';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { OfficialYearPart } from './OfficialYearPart.tsx';

type Hours = [string, string][];

const hoursText = (hours: Hours): string => hours.map(([open, close]) => `${open}–${close}`).join(' ');

/** Weekdays with the same hours side by side: 周一至周五 09:00–18:00. */
function groupsOf(calendar: Calendar): { from: number; to: number; hours: string }[] {
  const groups: { from: number; to: number; hours: string }[] = [];
  weekdays.forEach((day, place) => {
    const hours = hoursText(calendar.weekly[day] ?? []);
    const last = groups.at(-1);
    if (last !== undefined && last.hours === hours) last.to = place;
    else groups.push({ from: place, to: place, hours });
  });
  return groups;
}

function DatedHours({ label, dated }: { label: string; dated: Record<string, Hours> }) {
  const text = useText(standardTexts);
  const days = Object.entries(dated);
  if (days.length === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd className="figures">
        {days.map(([day, hours]) => (
          <div key={day}>
            {day} {hoursText(hours) || text.closedDay}
          </div>
        ))}
      </dd>
    </>
  );
}

function Opening({ calendar }: { calendar: Calendar }) {
  const text = useText(standardTexts);
  const nameOf = (place: number) => text.weekdayNames[weekdays[place] ?? 'mon'];
  const to = text.monthOf(1) === '1月' ? '至' : ' to ';
  return (
    <dl className="facts opening">
      {groupsOf(calendar).map(({ from, to: until, hours }) => (
        <div key={from} className="opening-days">
          <dt>{from === until ? nameOf(from) : `${nameOf(from)}${to}${nameOf(until)}`}</dt>
          <dd className="figures">{hours || <span className="faint">{text.closedDay}</span>}</dd>
        </div>
      ))}
      <div className="opening-days">
        <dt>{text.makeup}</dt>
        <dd>{calendar.makeupHours === null ? text.makeupHours : hoursText(calendar.makeupHours)}</dd>
      </div>
      <div className="opening-days">
        <dt>{text.zone}</dt>
        <dd>{calendar.tz === 'Asia/Shanghai' ? text.zoneChina : calendar.tz}</dd>
      </div>
      <DatedHours label={text.specialDays} dated={calendar.special} />
      <DatedHours label={text.breaks} dated={calendar.breaks} />
    </dl>
  );
}

const publishedYears = (calendar: Calendar): string[] => Object.keys(calendar.official).sort();

function Years({ calendar }: { calendar: Calendar }) {
  const text = useText(standardTexts);
  const years = publishedYears(calendar);
  const next = String(Number(years.at(-1) ?? new Date(now()).getFullYear()) + 1);
  const current = String(new Date(now()).getFullYear());
  const [year, setYear] = useState(years.includes(current) ? current : next);
  const official = calendar.official[year];
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = bar.current?.querySelector('.ant-segmented-item-selected');
    chosen?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, []);
  const options = [...years, next].map((value) => ({
    value,
    label: value === next ? `${value} ${text.unpublishedShort}` : value,
  }));
  return (
    <>
      <div ref={bar} className="year-bar">
        <Segmented aria-label={text.year} value={year} options={options} onChange={setYear} />
      </div>
      {official === undefined ? (
        <div className="sheet-of-rows">
          <EmptyState title={text.unpublished(year)}>{text.unpublishedHint}</EmptyState>
        </div>
      ) : (
        <OfficialYearPart year={Number(year)} calendar={calendar} official={official} />
      )}
    </>
  );
}

/** Company hours, and per year the days off and the weekend days worked instead, with their notice. */
export function CalendarTab() {
  const text = useText(standardTexts);
  const named = useNamed();
  const { data, error, refetch } = useAnswer(GetCalendar, {});
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={10} />;
  return (
    <>
      <Section title={text.weekly} {...(data.calendar.name ? { note: named(data.calendar.name) } : {})}>
        <Opening calendar={data.calendar} />
      </Section>
      <Years calendar={data.calendar} />
    </>
  );
}
