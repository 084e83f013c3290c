import { Button, Radio } from 'antd';
import { weekdays } from '../../../domains/calendar/calendar.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { calendarTexts } from '../../texts/calendars.ts';
import { standardTexts } from '../../texts/standards.ts';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import type { Dated, Draft, Hours } from './draft.ts';
import { hoursText, IntervalList, TimeInput } from './IntervalList.tsx';

type Props = {
  draft: Draft;
  problems: Map<string, string>;
  quietDefault: { from: string; to: string };
  /** undefined: to read only. */
  onChange: ((draft: Draft) => void) | undefined;
};

function Week({ draft, problems, onChange }: Props) {
  const text = useText(calendarTexts);
  const names = useText(standardTexts).weekdayNames;
  const set = (day: (typeof weekdays)[number], hours: Hours) =>
    onChange?.({ ...draft, weekly: { ...draft.weekly, [day]: hours } });
  return (
    <div className="sheet-of-rows">
      <table className="rows-table hours-table">
        <tbody>
          {weekdays.map((day) => (
            <tr key={day}>
              <th scope="row">{names[day]}</th>
              <td>
                {onChange === undefined ? (
                  <span className="figures">
                    {hoursText(draft.weekly[day]) || <span className="faint">{text.rest}</span>}
                  </span>
                ) : (
                  <IntervalList
                    label={names[day]}
                    hours={draft.weekly[day]}
                    problem={problems.get(`weekly.${day}`)}
                    none={text.rest}
                    onChange={(hours) => set(day, hours)}
                  />
                )}
              </td>
              {onChange === undefined ? null : (
                <td className="tight">
                  {day === 'mon' ? null : (
                    <Button type="text" size="small" onClick={() => set(day, draft.weekly.mon)}>
                      {text.asMonday}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Makeup({ draft, problems, onChange }: Props) {
  const text = useText(calendarTexts);
  const own = draft.makeupHours;
  if (onChange === undefined)
    return <p className="figures">{own === null ? text.makeupAsMonday : hoursText(own)}</p>;
  return (
    <div className="either">
      <Radio.Group
        value={own === null ? 'monday' : 'own'}
        onChange={(event) =>
          onChange({ ...draft, makeupHours: event.target.value === 'own' ? draft.weekly.mon : null })
        }
        options={[
          { value: 'monday', label: text.makeupAsMonday },
          { value: 'own', label: text.makeupOwn },
        ]}
      />
      {own === null ? null : (
        <IntervalList
          label={text.makeup}
          hours={own}
          problem={problems.get('makeupHours') ?? problems.get('makeupHours.0')}
          none={text.rest}
          onChange={(makeupHours) => onChange({ ...draft, makeupHours })}
        />
      )}
    </div>
  );
}

function DatedRow({
  one,
  problem,
  onChange,
}: {
  one: Dated;
  problem: string | undefined;
  onChange: ((next: Dated | null) => void) | undefined;
}) {
  const text = useText(calendarTexts);
  const label = one.kind === 'special' ? text.special : text.break;
  return (
    <tr>
      <td className="tight">
        {onChange === undefined ? (
          <span className="figures">{one.date}</span>
        ) : (
          <input
            type="date"
            className="case-native"
            aria-label={text.date}
            value={one.date}
            onChange={(event) => onChange({ ...one, date: event.target.value })}
          />
        )}
      </td>
      <td className="tight">{label}</td>
      <td>
        {onChange === undefined ? (
          <span className="figures">{hoursText(one.hours) || text.closed}</span>
        ) : (
          <IntervalList
            label={`${one.date} ${label}`}
            hours={one.hours}
            problem={problem}
            none={one.kind === 'special' ? text.closed : text.none}
            onChange={(hours) => onChange({ ...one, hours })}
          />
        )}
      </td>
      {onChange === undefined ? null : (
        <td className="tight">
          <Button type="text" size="small" onClick={() => onChange(null)}>
            {text.remove}
          </Button>
        </td>
      )}
    </tr>
  );
}

function DatedHours({ draft, problems, onChange, today }: Props & { today: string }) {
  const text = useText(calendarTexts);
  const add = (kind: Dated['kind']) => {
    const id = draft.dated.reduce((most, one) => Math.max(most, one.id), -1) + 1;
    const hours: Hours = kind === 'special' ? [['09:00', '12:00']] : [['12:00', '13:00']];
    onChange?.({ ...draft, dated: [...draft.dated, { id, kind, date: today, hours }] });
  };
  const change = (id: number) => (next: Dated | null) =>
    onChange?.({
      ...draft,
      dated: draft.dated.flatMap((one) => (one.id === id ? (next === null ? [] : [next]) : [one])),
    });
  return (
    <>
      {draft.dated.length === 0 ? (
        <p className="faint">{text.noDated}</p>
      ) : (
        <div className="sheet-of-rows">
          <table className="rows-table">
            <tbody>
              {draft.dated.map((one) => (
                <DatedRow
                  key={one.id}
                  one={one}
                  problem={problems.get(`${one.kind}.${one.date}`)}
                  onChange={onChange === undefined ? undefined : change(one.id)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {onChange === undefined ? null : (
        <div className="row-of-buttons">
          <Button size="small" onClick={() => add('special')}>
            {text.addSpecial}
          </Button>
          <Button size="small" onClick={() => add('breaks')}>
            {text.addBreak}
          </Button>
        </div>
      )}
    </>
  );
}

function Quiet({ draft, problems, quietDefault, onChange }: Props) {
  const text = useText(calendarTexts);
  const own = draft.quietHours;
  const standard = text.quietDefault(quietDefault.from, quietDefault.to);
  if (onChange === undefined)
    return <p className="figures">{own === null ? standard : `${own.from}–${own.to}`}</p>;
  const set = (quietHours: Draft['quietHours']) => onChange({ ...draft, quietHours });
  return (
    <div className="either">
      <Radio.Group
        value={own === null ? 'standard' : 'own'}
        onChange={(event) => set(event.target.value === 'own' ? { ...quietDefault } : null)}
        options={[
          { value: 'standard', label: standard },
          { value: 'own', label: text.quietOwn },
        ]}
      />
      {own === null ? null : (
        <span className="interval">
          <TimeInput
            label={text.from}
            value={own.from}
            invalid={problems.has('quietHours.from')}
            onChange={(from) => set({ ...own, from })}
          />
          <span aria-hidden="true">–</span>
          <TimeInput
            label={text.to}
            value={own.to}
            invalid={problems.has('quietHours.to')}
            onChange={(to) => set({ ...own, to })}
          />
        </span>
      )}
    </div>
  );
}

/** The hours of one calendar, to read or to edit in place. */
export function HoursPart(props: Props & { today: string }) {
  const text = useText(calendarTexts);
  return (
    <div className="hours-part">
      <Section title={text.week} note={text.weekHint}>
        <Week {...props} />
      </Section>
      <div className="hours-side">
        <Section title={text.makeup}>
          <Makeup {...props} />
        </Section>
        <Section title={text.quiet} note={text.quietHint}>
          <Quiet {...props} />
        </Section>
        <Section title={text.dated} note={text.datedHint}>
          <DatedHours {...props} />
        </Section>
      </div>
    </div>
  );
}
