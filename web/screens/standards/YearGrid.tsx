import { weekdays } from '../../../domains/calendar/calendar.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { standardTexts } from '../../texts/standards.ts';
import { dayOf, type Mark, monthsOf, weekdayPlace } from './year-days.ts';

const FIRST_WEEKEND_PLACE = 5;

function classOf(date: string, mark: Mark | undefined): string {
  if (mark !== undefined) return `year-day year-${mark}`;
  return weekdayPlace(dayOf(date)) >= FIRST_WEEKEND_PLACE ? 'year-day year-weekend' : 'year-day';
}

/** A year at a glance; the same facts stand beside it in words. */
export function YearGrid({ year, marks }: { year: number; marks: Map<string, Mark> }) {
  const text = useText(standardTexts);
  return (
    <div className="year-grid" aria-hidden="true">
      {monthsOf(year).map(({ month, lead, dates }) => (
        <div key={month} className="year-month">
          <h3>{text.monthOf(month)}</h3>
          <div className="year-days figures">
            {weekdays.map((day) => (
              <span key={day} className="year-weekday">
                {text.weekdays[day]}
              </span>
            ))}
            {dates.map((date, place) => (
              <span
                key={date}
                className={classOf(date, marks.get(date))}
                style={place === 0 ? { gridColumnStart: lead + 1 } : undefined}
              >
                {Number(date.slice(8))}
              </span>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
