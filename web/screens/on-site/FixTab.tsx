import { Input, Select } from 'antd';
import { GetFirstTimeFix } from '../../../domains/workorders/first-time-fix.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { chinaDay, DAY } from '../../../kernel/time.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { onSiteTexts } from '../../texts/on-site.ts';
import { useWords } from '../../widgets/case/words.ts';
import { RowsTable } from '../../widgets/frame/RowsTable.tsx';
import { fixBy, type TabProps } from './on-site-search.ts';
import './on-site.css';

type Rate = OutputOf<typeof GetFirstTimeFix>;

function Whole({ rate }: { rate: Rate }) {
  const text = useText(onSiteTexts);
  const { whole } = rate;
  const figures = [
    [text.visited, whole.visited],
    [text.fixedFirst, whole.fixedFirst],
    [text.remote, whole.remote],
  ] as const;
  return (
    <div className="card fix-whole">
      <div>
        <span className="soft">{text.rate}</span>
        <strong className="figures">{whole.percent === null ? '—' : `${whole.percent}%`}</strong>
      </div>
      {figures.map(([label, count]) => (
        <div key={label}>
          <span className="soft">{label}</span>
          <span className="figures fix-count">{count}</span>
        </div>
      ))}
      <p className="faint">{text.rateHint(rate.repeatDays)}</p>
    </div>
  );
}

function Filters({ search, onChange }: TabProps) {
  const text = useText(onSiteTexts);
  const span = { from: search.from ?? chinaDay(now() - 90 * DAY), to: search.to ?? chinaDay(now()) };
  return (
    <div className="parts-bar">
      {(['from', 'to'] as const).map((key) => (
        <Input
          key={key}
          type="date"
          className="parts-day"
          aria-label={text[key]}
          prefix={text[key]}
          value={span[key]}
          onChange={(event) => event.target.value !== '' && onChange({ [key]: event.target.value })}
        />
      ))}
      <Select
        aria-label={text.by}
        popupMatchSelectWidth={false}
        value={search.by ?? 'month'}
        options={fixBy.map((value) => ({ value, label: text.groups[value] }))}
        onChange={(by) => onChange({ by })}
      />
    </div>
  );
}

/** First-time-fix rate of a span, by month, region, product or technician. */
export function FixTab(props: TabProps) {
  const text = useText(onSiteTexts);
  const words = useWords();
  const { search } = props;
  const by = search.by ?? 'month';
  const span = { from: search.from ?? chinaDay(now() - 90 * DAY), to: search.to ?? chinaDay(now()) };
  const answer = useAnswer(GetFirstTimeFix, { query: { ...span, by } });
  return (
    <>
      <Filters {...props} />
      {answer.data === undefined ? null : <Whole rate={answer.data} />}
      <RowsTable
        answer={answer}
        rows={answer.data?.rows}
        none={[text.noRepairs, text.noRepairsHint]}
        columns={[text.groups[by], text.rate, text.visited, text.fixedFirst, text.remote]}
      >
        {(one) => (
          <tr key={one.key}>
            <th scope="row">{words.say(one.name) || one.key || text.unknown}</th>
            <td className="fix-rate">
              <span className="figures">{one.percent === null ? '—' : `${one.percent}%`}</span>
              <span className="fix-bar" aria-hidden="true">
                <span style={{ width: `${one.percent ?? 0}%` }} />
              </span>
            </td>
            <td className="figures">{one.visited}</td>
            <td className="figures">{one.fixedFirst}</td>
            <td className="figures">{one.remote}</td>
          </tr>
        )}
      </RowsTable>
    </>
  );
}
