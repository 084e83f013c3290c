import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { ListCalendars, type PlacedCalendar } from '../../../domains/standards/calendars.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { useRight } from '../../session.ts';
import { calendarTexts } from '../../texts/calendars.ts';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { CalendarEditor } from './CalendarEditor.tsx';
import { NoticeSheet } from './NoticeSheet.tsx';
import { PlaceSheet } from './PlaceSheet.tsx';
import { RunsPart } from './RunsPart.tsx';
import { usePlaceName } from './use-place-name.ts';
import { YearPart } from './YearPart.tsx';
import './calendars.css';

const parts = ['hours', 'year', 'runs'] as const;
type Part = (typeof parts)[number];

/** This year or the next, when no notice is loaded for it. */
const missingYear = ({ calendar }: PlacedCalendar, today: string): number | undefined => {
  const year = Number(today.slice(0, 4));
  return [year, year + 1].find((one) => calendar.official[String(one)] === undefined);
};

function MissingYear({
  company,
  today,
  onLoad,
}: {
  company: PlacedCalendar;
  today: string;
  onLoad: (() => void) | undefined;
}) {
  const text = useText(calendarTexts);
  const missing = missingYear(company, today);
  if (missing === undefined) return null;
  return (
    <div className="missing-year" role="status">
      <p>
        <strong>{text.missing(String(missing))}</strong>
        <span>{text.missingHint}</span>
      </p>
      {onLoad === undefined ? null : (
        <Button type="primary" onClick={onLoad}>
          {text.load}
        </Button>
      )}
    </div>
  );
}

function Chooser(props: {
  calendars: PlacedCalendar[];
  chosen: string;
  onChoose: (code: string) => void;
  onAdd: (() => void) | undefined;
}) {
  const text = useText(calendarTexts);
  const nameOf = usePlaceName();
  return (
    <div className="calendar-chooser">
      <Segmented
        aria-label={text.choose}
        value={props.chosen}
        options={props.calendars.map((one) => ({
          value: one.code,
          label: one.ended ? `${nameOf(one)} ${text.ended}` : nameOf(one),
        }))}
        onChange={props.onChoose}
      />
      {props.onAdd === undefined ? null : (
        <Button type="dashed" onClick={props.onAdd}>
          {`+ ${text.add}`}
        </Button>
      )}
    </div>
  );
}

type Shown = { data: OutputOf<typeof ListCalendars>; company: PlacedCalendar };

/** The hours or the years of the chosen calendar. */
function ChosenPart({ data, company, part, onAdd }: Shown & { part: Part; onAdd: (() => void) | undefined }) {
  const named = useNamed();
  const [code, setCode] = useSearchKey('calendar');
  const chosen = data.calendars.find((one) => one.code === code) ?? company;
  return (
    <>
      <Chooser calendars={data.calendars} chosen={chosen.code} onChoose={setCode} onAdd={onAdd} />
      {part === 'year' ? (
        <YearPart key={chosen.code} chosen={chosen} today={data.today} />
      ) : (
        <CalendarEditor
          key={`${chosen.code} ${chosen.version}`}
          chosen={chosen}
          title={named(chosen.calendar.name)}
          today={data.today}
          quietDefault={data.quietHours}
          mayKeep={onAdd !== undefined}
        />
      )}
    </>
  );
}

function Workplace({ data, company }: Shown) {
  const text = useText(calendarTexts);
  const [asked, setPart] = useSearchKey('part');
  const [sheet, setSheet] = useState<'notice' | 'place' | null>(null);
  const mayKeep = useRight('calendars:manage');
  const part: Part = parts.find((one) => one === asked) ?? 'hours';
  const openNotice = mayKeep ? () => setSheet('notice') : undefined;
  const onAdd = mayKeep ? () => setSheet('place') : undefined;
  const close = () => setSheet(null);
  const { today, calendars } = data;
  return (
    <div className="calendar-workplace">
      <MissingYear company={company} today={today} onLoad={openNotice} />
      <div className="calendar-head">
        <Tabs
          label={text.parts}
          items={parts.map((key) => ({ key, label: text[key] }))}
          value={part}
          onChange={setPart}
        />
        {openNotice === undefined || missingYear(company, today) !== undefined ? null : (
          <Button onClick={openNotice}>{text.load}</Button>
        )}
      </div>
      {part === 'runs' ? (
        <RunsPart />
      ) : (
        <ChosenPart data={data} company={company} part={part} onAdd={onAdd} />
      )}
      {sheet === 'notice' ? <NoticeSheet company={company} today={today} onClose={close} /> : null}
      {sheet === 'place' ? (
        <PlaceSheet company={company} calendars={calendars} today={today} onClose={close} />
      ) : null}
    </div>
  );
}

/** Hours of the company and of places, years with their notices, and the recounts that follow from a change. */
export function CalendarWorkplace() {
  const { data, error, refetch } = useAnswer(ListCalendars, {});
  const company = data?.calendars[0];
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined || company === undefined) return <SkeletonRows rows={10} />;
  return <Workplace data={data} company={company} />;
}
