import type { PreviewNotice } from '../../../domains/cases/recounts.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useLanguage, useText } from '../../../ui/i18n.tsx';
import { longDay } from '../../../ui/time.tsx';
import { dayKinds, warningNames } from '../../texts/calendar-names.ts';
import { calendarTexts } from '../../texts/calendars.ts';
import { useWords } from '../../widgets/case/words.ts';
import { hoursText } from './IntervalList.tsx';

/** What would change, before anything is published: days, warnings, and how many open cases it concerns. */
export function NoticePreview({ preview }: { preview: OutputOf<typeof PreviewNotice> }) {
  const text = useText(calendarTexts);
  const words = useWords();
  const { locale } = useLanguage();
  const { days, warnings, openCases } = preview;
  const dayWords = (day: (typeof days)[number]['before']) =>
    [words.of(dayKinds, day.kind), hoursText(day.hours)].filter((part) => part !== '').join(' ');
  return (
    <section className="notice-preview" aria-live="polite">
      <h3>{text.previewTitle}</h3>
      <p className={openCases > 0 ? 'concerned' : 'soft'}>
        {openCases > 0 ? text.openCases(openCases) : text.noOpenCases}
      </p>
      <p className="soft">
        {text.changedDays(days.length)}
        {preview.replaces ? ` · ${text.replaces}` : ''}
      </p>
      {warnings.length === 0 ? null : (
        <div className="missing-year">
          <ul aria-label={text.warnings}>
            {warnings.map((warning) => (
              <li key={`${warning.code}${warning.date}`}>
                {[
                  warning.date === null ? '' : longDay(warning.date, locale),
                  words.of(warningNames, warning.code),
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="sheet-of-rows preview-days">
        <table className="rows-table">
          <tbody>
            {days.map((day) => (
              <tr key={day.date}>
                <td className="tight figures">{longDay(day.date, locale)}</td>
                <td className="figures">{text.dayLine(dayWords(day.before), dayWords(day.after))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
