import { App, Button } from 'antd';
import {
  CheckControls,
  type Control,
  type Controls,
  GetControls,
} from '../../../domains/privacy/controls.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { termTexts } from '../../texts/privacy-terms.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';

function useFound(): (control: Control) => string {
  const { controls: text } = useText(termTexts);
  return ({ passed, count, at }) => {
    if (passed === null) return text.unchecked;
    if (count === null && at === null) return text.noRecord;
    const last = at === null ? null : text.last(shortTime(at));
    const wrong = count !== null && count > 0 ? text.wrong(count) : null;
    return [wrong, last].filter((one) => one !== null).join(' · ') || text.fine;
  };
}

function Row({ control }: { control: Control }) {
  const { controls: text } = useText(termTexts);
  const words = useWords();
  const found = useFound();
  const { columns } = text;
  const state = control.passed === null ? text.unchecked : control.passed ? text.passed : text.failed;
  return (
    <tr>
      <th scope="row">
        <span className={control.passed === false ? 'tag tag-red' : 'tag'}>{state}</span>{' '}
        {words.say(control.name)}
      </th>
      <td data-label={columns.clause} className="privacy-basis">
        <ClauseMark clause={control.clause} />
      </td>
      <td data-label={columns.found} className="figures">
        {found(control)}
      </td>
      <td data-label={columns.checked} className="figures privacy-basis">
        {control.checkedAt === null ? '–' : shortTime(control.checkedAt)}
      </td>
    </tr>
  );
}

function Figures({ data }: { data: Controls }) {
  const { controls: text } = useText(termTexts);
  const { share, majors } = data.targets;
  const isShort = data.share !== null && share !== null && data.share < share.value;
  const isOver = majors !== null && data.majors > majors.value;
  return (
    <div className="privacy-figures">
      <div>
        <div className="soft">{text.share}</div>
        <div className={isShort ? 'privacy-figure figures privacy-short' : 'privacy-figure figures'}>
          {data.share === null ? '–' : `${data.share}%`}
        </div>
        <div className="faint">
          {text.passing(data.passing, data.controls.length)}
          {share === null ? '' : ` · ${text.target(share.value, share.clause)}`}
        </div>
      </div>
      <div>
        <div className="soft">{text.majors}</div>
        <div className={isOver ? 'privacy-figure figures privacy-short' : 'privacy-figure figures'}>
          {text.times(data.majors)}
        </div>
        <div className="faint">
          {text.period(data.from, data.to)}
          {majors === null ? '' : ` · ${text.majorsTarget(majors.value, majors.clause)}`}
        </div>
      </div>
      {data.days.length < 2 ? null : (
        <div>
          <div className="soft">{text.trend}</div>
          <div
            className="privacy-trend"
            role="img"
            aria-label={data.days.map(({ day, share: one }) => `${day} ${one}%`).join(', ')}
          >
            {data.days.map(({ day, share: one }) => (
              <span key={day} title={`${day} ${one}%`} style={{ height: `${Math.max(one, 4)}%` }} />
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

/** Which controls of data security pass, against the target of the standard (S2 1.4.1). */
export function ControlsTab() {
  const { controls: text } = useText(termTexts);
  const { message } = App.useApp();
  const { data, error, refetch } = useAnswer(GetControls, {});
  const send = useSend(CheckControls);
  if (data === undefined && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={10} height={44} />;
  const check = () =>
    send.mutate(
      {},
      {
        onSuccess: () => {
          void message.success(text.asked);
          for (const wait of [1500, 4000, 9000]) setTimeout(() => void refetch(), wait);
        },
      },
    );
  return (
    <>
      <div className="privacy-bar">
        <Figures data={data} />
        {data.may.check ? (
          <Button loading={send.isPending} onClick={check}>
            {text.check}
          </Button>
        ) : null}
      </div>
      <div className="sheet-of-rows">
        <table className="rows-table privacy-table">
          <thead>
            <tr>
              {Object.values(text.columns).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.controls.map((control) => (
              <Row key={control.code} control={control} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
