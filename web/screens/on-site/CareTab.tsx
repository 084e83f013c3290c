import { App, Button, Checkbox, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { ListProducts } from '../../../domains/customers/customers.contract.ts';
import {
  ListMaintenance,
  ListWorkKinds,
  SetMaintenance,
} from '../../../domains/workorders/work-kinds.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useRight } from '../../session.ts';
import { onSiteTexts } from '../../texts/on-site.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { RowsTable } from '../../widgets/frame/RowsTable.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';

type Interval = OutputOf<typeof ListMaintenance>['intervals'][number];

function CareForm({ known, onClose }: { known: Interval | null; onClose: () => void }) {
  const text = useText(onSiteTexts);
  const words = useWords();
  const { message } = App.useApp();
  const sending = useSend(SetMaintenance);
  const { refetch } = useAnswer(ListMaintenance, {});
  const products = useAnswer(ListProducts, {}).data?.products ?? [];
  const kinds = useAnswer(ListWorkKinds, {}).data?.kinds ?? [];
  const [model, setModel] = useState(known?.model ?? '');
  const [workKind, setWorkKind] = useState(known?.workKind ?? 'maintenance');
  const [months, setMonths] = useState(known?.months ?? 12);
  const [active, setActive] = useState(known?.active ?? true);
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (model === '' || sending.isPending) return;
    sending.mutate(
      { params: { model }, body: { months, workKind, active } },
      {
        onSuccess: () => {
          void refetch();
          void message.success(text.saved);
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.addCare}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SheetFoot back={text.back} label={text.save} busy={sending.isPending} onClose={onClose} />}
    >
      <Field label={text.modelField} error={tried && model === '' ? text.needed : undefined}>
        {(id) => (
          <Select
            id={id}
            disabled={known !== null}
            showSearch={{ optionFilterProp: 'label' }}
            value={model === '' ? null : model}
            options={products.map((one) => ({
              value: one.model,
              label: `${one.model} ${words.say(one.name)}`,
            }))}
            onChange={(next: string | null) => setModel(next ?? '')}
          />
        )}
      </Field>
      <Field label={text.kindField}>
        {(id) => (
          <Select
            id={id}
            value={workKind}
            options={kinds.map(({ code, name }) => ({ value: code, label: words.say(name) }))}
            onChange={setWorkKind}
          />
        )}
      </Field>
      <Field label={text.monthsField}>
        {(id) => (
          <InputNumber
            id={id}
            min={1}
            max={120}
            precision={0}
            value={months}
            onChange={(next) => setMonths(next ?? 1)}
          />
        )}
      </Field>
      <Checkbox checked={active} onChange={(event) => setActive(event.target.checked)}>
        {text.active}
      </Checkbox>
    </SideSheet>
  );
}

/** How often units of each model are cared for (S0 1.1). */
export function CareTab() {
  const text = useText(onSiteTexts);
  const words = useWords();
  const { columns } = text;
  const mayPlan = useRight('workorders:dispatch');
  const answer = useAnswer(ListMaintenance, {});
  const [editing, setEditing] = useState<Interval | 'new' | null>(null);
  return (
    <>
      {mayPlan ? (
        <div className="parts-bar">
          <Button type="primary" onClick={() => setEditing('new')}>
            {text.addCare}
          </Button>
        </div>
      ) : null}
      <RowsTable
        answer={answer}
        rows={answer.data?.intervals}
        none={[text.noCare, text.noCareHint]}
        columns={[columns.model, columns.every, columns.kind, columns.units, columns.open]}
      >
        {(one) => (
          <tr key={one.model}>
            <th scope="row">
              <button type="button" className="row-link" disabled={!mayPlan} onClick={() => setEditing(one)}>
                {words.say(one.name)} <span className="soft figures">{one.model}</span>
              </button>
            </th>
            <td className="tight">
              {one.active ? text.months(one.months) : <span className="tag">{text.stopped}</span>}
            </td>
            <td>{words.say(one.workKindName)}</td>
            <td className="figures">{one.units}</td>
            <td className="figures">{one.openOrders}</td>
          </tr>
        )}
      </RowsTable>
      {editing === null ? null : (
        <CareForm known={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
