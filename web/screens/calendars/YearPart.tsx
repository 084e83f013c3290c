import { Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { PlacedCalendar } from '../../../domains/standards/calendars.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState } from '../../../ui/kit/States.tsx';
import { calendarTexts } from '../../texts/calendars.ts';
import { standardTexts } from '../../texts/standards.ts';
import { OfficialYearPart } from '../standards/OfficialYearPart.tsx';

/** Year by year the days off and the weekend days worked instead, with their notice; a year without one says so. */
export function YearPart({ chosen, today }: { chosen: PlacedCalendar; today: string }) {
  const text = useText(calendarTexts);
  const standard = useText(standardTexts);
  const { calendar, code } = chosen;
  const years = Object.keys(calendar.official).toSorted();
  const next = String(Number(years.at(-1) ?? today.slice(0, 4)) + 1);
  const [year, setYear] = useState(years.includes(today.slice(0, 4)) ? today.slice(0, 4) : next);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bar.current
      ?.querySelector('.ant-segmented-item-selected')
      ?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, []);
  const official = calendar.official[year];
  const options = [...years, next].map((value) => ({
    value,
    label: value === next ? `${value} ${standard.unpublishedShort}` : value,
  }));
  return (
    <>
      <div className="calendar-line">
        <div ref={bar} className="year-bar">
          <Segmented aria-label={standard.year} value={year} options={options} onChange={setYear} />
        </div>
        <span className="row-of-buttons">
          {official === undefined ? null : (
            <a href={`/api/calendars/${code}/ics?year=${year}`} download>
              {text.exportYear(year)}
            </a>
          )}
          <a href={`/api/calendars/${code}/ics`} download>
            {text.exportIcs}
          </a>
        </span>
      </div>
      {official === undefined ? (
        <div className="sheet-of-rows">
          <EmptyState title={standard.unpublished(year)}>{standard.unpublishedHint}</EmptyState>
        </div>
      ) : (
        <OfficialYearPart year={Number(year)} calendar={calendar} official={official} />
      )}
    </>
  );
}
