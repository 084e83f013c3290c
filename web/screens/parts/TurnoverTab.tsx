import { App, Button, Input, Popconfirm } from 'antd';
import { FreezeBaseline, GetTurnover } from '../../../domains/parts/parts.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { chinaDay, DAY } from '../../../kernel/time.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useRight } from '../../session.ts';
import { partsTexts } from '../../texts/parts.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { RowsTable } from '../../widgets/frame/RowsTable.tsx';
import type { TabProps } from './parts-search.ts';

/** Turnover by warehouse in a span, and its change against the frozen baseline (S2 1.4.1). */
export function TurnoverTab({ search, onChange }: TabProps) {
  const text = useText(partsTexts);
  const { columns } = text;
  const words = useWords();
  const { message } = App.useApp();
  const mayManage = useRight('parts:manage');
  const span = { from: search.from ?? chinaDay(now() - 90 * DAY), to: search.to ?? chinaDay(now()) };
  const answer = useAnswer(GetTurnover, { query: span });
  const freezing = useSend(FreezeBaseline);
  const freeze = (place: string) =>
    freezing.mutate(
      { body: { place, ...span } },
      {
        onSuccess: () => void message.success(text.saved),
        onError: (error) => void message.error(error.message),
        onSettled: () => void answer.refetch(),
      },
    );
  const fields = [
    ['from', text.spanFrom],
    ['to', text.spanTo],
  ] as const;
  return (
    <>
      <div className="parts-bar">
        {fields.map(([key, label]) => (
          <Input
            key={key}
            type="date"
            className="parts-day"
            aria-label={label}
            prefix={label}
            value={span[key]}
            onChange={(event) => event.target.value !== '' && onChange({ [key]: event.target.value })}
          />
        ))}
        <span className="soft">
          {answer.data === undefined ? null : text.target(answer.data.targetPercent)}{' '}
          <ClauseMark clause="S2 1.4.1" />
        </span>
      </div>
      <RowsTable
        answer={answer}
        rows={answer.data?.places}
        none={[text.noFigure, '']}
        columns={[
          text.place,
          columns.usedValue,
          columns.stockValue,
          columns.turnover,
          columns.baseline,
          columns.change,
          '',
        ]}
      >
        {(one) => (
          <tr key={one.place}>
            <th scope="row">{words.say(one.name)}</th>
            <td className="figures">{yuan(one.usedFen)}</td>
            <td className="figures">{yuan(one.averageStockFen)}</td>
            <td className="figures">{one.turnover ?? <span className="faint">{text.noFigure}</span>}</td>
            <td className="figures">{one.baseline ?? <span className="faint">{text.notFrozen}</span>}</td>
            <td className="figures">{one.changePercent === null ? '—' : `${one.changePercent}%`}</td>
            <td className="tight">
              {mayManage && one.baseline === null && one.turnover !== null ? (
                <Popconfirm
                  title={text.freezeSure}
                  okText={text.yes}
                  cancelText={text.back}
                  onConfirm={() => freeze(one.place)}
                >
                  <Button size="small">{text.freeze}</Button>
                </Popconfirm>
              ) : null}
            </td>
          </tr>
        )}
      </RowsTable>
    </>
  );
}
