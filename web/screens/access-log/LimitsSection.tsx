import { useQueryClient } from '@tanstack/react-query';
import { App, Button, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { GetLimits, SetKeeping, SetLimit } from '../../../domains/oversight/oversight.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { accessLogTexts, accessRuleNames } from '../../texts/access-log.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';

type Limit = OutputOf<typeof GetLimits>['limits'][number];

/** Closes the sheet after the server kept the change, and reads the limits anew. */
function useKept(onClose: () => void) {
  const text = useText(accessLogTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  return () => {
    void message.success(text.saved);
    void client.invalidateQueries({ queryKey: [GetLimits.path] });
    onClose();
  };
}

function SaveFoot({ busy, onClose }: { busy: boolean; onClose: () => void }) {
  const text = useText(accessLogTexts);
  return <SheetFoot back={text.cancel} label={text.save} busy={busy} onClose={onClose} />;
}

function LimitSheet({ limit, onClose }: { limit: Limit; onClose: () => void }) {
  const text = useText(accessLogTexts);
  const words = useWords();
  const [most, setMost] = useState<number | null>(limit.most);
  const [minutes, setMinutes] = useState<number | null>(limit.minutes);
  const [active, setActive] = useState(limit.active);
  const send = useSend(SetLimit);
  const onSuccess = useKept(onClose);
  const submit = () => {
    if (most === null || minutes === null || send.isPending) return;
    send.mutate({ params: { rule: limit.rule }, body: { active, most, minutes } }, { onSuccess });
  };
  return (
    <SideSheet
      title={words.of(accessRuleNames, limit.rule)}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SaveFoot busy={send.isPending} onClose={onClose} />}
    >
      <p className="soft">{text.ruleHints[limit.rule]}</p>
      <Field label={text.limitColumns.most} error={most === null ? text.number : undefined}>
        {(id) => <InputNumber id={id} min={0} max={100_000} precision={0} value={most} onChange={setMost} />}
      </Field>
      <Field label={text.limitColumns.minutes} error={minutes === null ? text.number : undefined}>
        {(id) => (
          <InputNumber id={id} min={1} max={1440} precision={0} value={minutes} onChange={setMinutes} />
        )}
      </Field>
      <Field label={text.limitColumns.active}>
        {(id) => <Switch id={id} checked={active} onChange={setActive} />}
      </Field>
    </SideSheet>
  );
}

function KeepingSheet({ months, onClose }: { months: number; onClose: () => void }) {
  const text = useText(accessLogTexts);
  const [value, setValue] = useState<number | null>(months);
  const send = useSend(SetKeeping);
  const onSuccess = useKept(onClose);
  return (
    <SideSheet
      title={text.keep}
      onClose={onClose}
      onSubmit={() => {
        if (value !== null && !send.isPending) send.mutate({ body: { months: value } }, { onSuccess });
      }}
      error={send.error}
      foot={<SaveFoot busy={send.isPending} onClose={onClose} />}
    >
      <Field label={text.months} hint={text.keepNote} error={value === null ? text.number : undefined}>
        {(id) => <InputNumber id={id} min={6} max={120} precision={0} value={value} onChange={setValue} />}
      </Field>
    </SideSheet>
  );
}

function LimitTable({ limits, onEdit }: { limits: Limit[]; onEdit: ((limit: Limit) => void) | undefined }) {
  const text = useText(accessLogTexts);
  const words = useWords();
  const { limitColumns } = text;
  return (
    <div className="sheet-of-rows">
      <table className="rows-table access-limits">
        <thead>
          <tr>
            <th scope="col">{limitColumns.rule}</th>
            <th scope="col" className="number-cell">
              {limitColumns.most}
            </th>
            <th scope="col" className="number-cell">
              {limitColumns.minutes}
            </th>
            {onEdit === undefined ? null : <th scope="col" aria-label={text.edit} />}
          </tr>
        </thead>
        <tbody>
          {limits.map((limit) => (
            <tr key={limit.rule}>
              <th scope="row">
                {words.of(accessRuleNames, limit.rule)}{' '}
                {limit.active ? null : <span className="tag">{text.off}</span>}
                <div className="soft access-hint">{text.ruleHints[limit.rule]}</div>
              </th>
              <td className="number-cell">{limit.most}</td>
              <td className="number-cell">{limit.minutes}</td>
              {onEdit === undefined ? null : (
                <td className="tight">
                  <Button size="small" type="link" onClick={() => onEdit(limit)}>
                    {text.edit}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The limits of abnormal access, and for how long entries stay at hand. */
export function LimitsSection() {
  const text = useText(accessLogTexts);
  const { data, error, refetch } = useAnswer(GetLimits, {});
  const [editing, setEditing] = useState<Limit | 'keeping' | null>(null);
  const close = () => setEditing(null);
  if (data === undefined && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={5} height={48} />;
  return (
    <Section title={text.limits} note={text.limitsNote}>
      <LimitTable limits={data.limits} onEdit={data.may.manage ? setEditing : undefined} />
      <p>
        {text.keep} <strong>{text.keepMonths(data.keepMonths)}</strong>{' '}
        {data.may.manage ? (
          <Button size="small" type="link" onClick={() => setEditing('keeping')}>
            {text.edit}
          </Button>
        ) : null}{' '}
        <span className="faint">{text.keepNote}</span>
      </p>
      {editing === 'keeping' ? <KeepingSheet months={data.keepMonths} onClose={close} /> : null}
      {editing !== null && editing !== 'keeping' ? <LimitSheet limit={editing} onClose={close} /> : null}
    </Section>
  );
}
