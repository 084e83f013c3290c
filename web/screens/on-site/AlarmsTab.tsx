import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { ListAlarms, RetryAlarm } from '../../../domains/workorders/device-alarms.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { useRight } from '../../session.ts';
import { onSiteTexts } from '../../texts/on-site.ts';
import { useWords } from '../../widgets/case/words.ts';
import { RowsTable } from '../../widgets/frame/RowsTable.tsx';
import { OrderLink } from '../../widgets/order/OrderLink.tsx';
import { alarmOutcomes, type TabProps } from './on-site-search.ts';

function Retry({ id, onDone }: { id: number; onDone: () => void }) {
  const text = useText(onSiteTexts);
  const { message } = App.useApp();
  const sending = useSend(RetryAlarm);
  const again = () =>
    sending.mutate(
      { params: { id } },
      {
        onSuccess: ({ outcome }) => void message.info(text.retried(text.outcomes[outcome])),
        onError: (error) => void message.error(error.message),
        onSettled: onDone,
      },
    );
  return (
    <Button size="small" loading={sending.isPending} onClick={again}>
      {text.retry}
    </Button>
  );
}

/** What devices reported and what became of it; refused ones are tried again once the unit is on file. */
export function AlarmsTab({ search, onChange }: TabProps) {
  const text = useText(onSiteTexts);
  const words = useWords();
  const { columns } = text;
  const { outcome } = search;
  const mayCreate = useRight('workorders:create');
  const answer = useInfiniteQuery({
    queryKey: [ListAlarms.path, { outcome }],
    queryFn: ({ pageParam, signal }) => call(ListAlarms, { query: { outcome, before: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <>
      <div className="parts-bar">
        <Select
          allowClear
          aria-label={columns.outcome}
          placeholder={text.allOutcomes}
          popupMatchSelectWidth={false}
          value={outcome ?? null}
          options={alarmOutcomes.map((value) => ({ value, label: text.outcomes[value] }))}
          onChange={(next: (typeof alarmOutcomes)[number] | null | undefined) =>
            onChange({ outcome: next ?? undefined })
          }
        />
      </div>
      <RowsTable
        answer={answer}
        rows={answer.data?.pages.flatMap(({ alarms }) => alarms)}
        none={[text.noAlarms, text.noAlarmsHint]}
        columns={[columns.when, columns.device, columns.fault, columns.severity, columns.outcome]}
      >
        {(one) => (
          <tr key={one.id}>
            <td className="tight">
              <ShortTime at={one.raisedAt} />
            </td>
            <th scope="row">
              {words.say(one.productName)} <span className="soft figures">{one.serial}</span>
              <div className="faint">{one.source}</div>
            </th>
            <td>
              <strong className="figures">{one.fault}</strong> {words.say(one.meaning)}
              <div className="soft">{one.detail}</div>
            </td>
            <td className="tight">
              <span className={one.severity === 'critical' ? 'tag tag-red' : 'tag'}>
                {text.severities[one.severity]}
              </span>
            </td>
            <td>
              <span className={one.outcome === 'refused' ? 'tag tag-amber' : 'tag'}>
                {text.outcomes[one.outcome]}
              </span>{' '}
              {one.orderNumber === null ? null : <OrderLink number={one.orderNumber} />}
              {one.refusal === null ? null : <span className="soft">{words.say(one.refusal.text)} </span>}
              {one.outcome === 'refused' && mayCreate ? (
                <Retry id={one.id} onDone={() => void answer.refetch()} />
              ) : null}
            </td>
          </tr>
        )}
      </RowsTable>
    </>
  );
}
