import { type Calendar, type OfficialYear, weekdays } from '../../../domains/calendar/calendar.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { standardTexts } from '../../texts/standards.ts';
import { useWords } from '../../widgets/case/words.ts';
import { YearGrid } from './YearGrid.tsx';
import { dayOf, daysBetween, marksOf, weekdayPlace } from './year-days.ts';

const short = (day: string): string => day.slice(5);

function DaysOff({ official }: { official: OfficialYear }) {
  const text = useText(standardTexts);
  const words = useWords();
  return (
    <table className="rows-table">
      <thead>
        <tr>
          <th colSpan={3}>{text.daysOff}</th>
        </tr>
      </thead>
      <tbody>
        {official.off.map((span) => (
          <tr key={span.from}>
            <td>{words.say(span.name)}</td>
            <td className="tight figures">
              {span.from === span.to ? short(span.from) : `${short(span.from)} – ${short(span.to)}`}
            </td>
            <td className="number-cell">{text.dayCount(daysBetween(span.from, span.to).length)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MakeupDays({ official }: { official: OfficialYear }) {
  const text = useText(standardTexts);
  const words = useWords();
  return (
    <table className="rows-table">
      <thead>
        <tr>
          <th colSpan={3}>{text.makeup}</th>
        </tr>
      </thead>
      <tbody>
        {official.makeup.map((one) => (
          <tr key={one.date}>
            <td>{words.say(one.name)}</td>
            <td className="tight figures">{short(one.date)}</td>
            <td className="tight">{text.weekdayNames[weekdays[weekdayPlace(dayOf(one.date))] ?? 'mon']}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Notices({ official }: { official: OfficialYear }) {
  const text = useText(standardTexts);
  return (
    <p className="notices">
      <span className="faint">{text.notice}</span>
      {official.notices.map((notice) => (
        <span key={notice.url}>
          <a href={notice.url} target="_blank" rel="noreferrer">
            {notice.number ?? text.noticeSource}
          </a>
          {notice.verified ? null : <span className="faint"> {text.noticeUnread}</span>}
        </span>
      ))}
    </p>
  );
}

type Props = { year: number; calendar: Calendar; official: OfficialYear };

/** One published year: twelve small months, the spans in words, and the notice. */
export function OfficialYearPart({ year, calendar, official }: Props) {
  const text = useText(standardTexts);
  return (
    <div className="official-year">
      <div className="official-grid">
        <YearGrid year={year} marks={marksOf(year, calendar)} />
        <p className="year-legend">
          <span className="year-day year-off" aria-hidden="true" /> {text.legendOff}
          <span className="year-day year-makeup" aria-hidden="true" /> {text.legendMakeup}
        </p>
      </div>
      <div className="official-lists">
        <div className="sheet-of-rows">
          <DaysOff official={official} />
        </div>
        <div className="sheet-of-rows">
          <MakeupDays official={official} />
        </div>
        <Notices official={official} />
      </div>
    </div>
  );
}
