import { useQueryClient } from '@tanstack/react-query';
import { Input, Radio, Select } from 'antd';
import { useState } from 'react';
import {
  AssessRow,
  GetFramework,
  ListFrameworks,
  rowStatuses,
  type ShownRow,
} from '../../../domains/conformance/frameworks.contract.ts';
import { ListPeople } from '../../../domains/identity/identity.contract.ts';
import { GetStandard } from '../../../domains/standards/standards-page.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { conformanceTexts, rowStatusNames } from '../../texts/conformance.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';

type Props = { code: string; row: ShownRow; onClose: () => void };

function useOptions() {
  const words = useWords();
  const clauses = useAnswer(GetStandard, {}).data?.pack.clauses ?? [];
  const people = useAnswer(ListPeople, { query: { permission: 'conformance:view' } }).data?.people ?? [];
  return {
    clauses: clauses.map((clause) => ({ value: clause.id, label: `${clause.id} ${words.say(clause.text)}` })),
    people: people.map((person) => ({
      value: person.id,
      label: `${person.name} ${words.say(person.positionName)}`,
    })),
  };
}

/** What a row is worth: status, the clauses that answer it, the remark, who is responsible. */
export function AssessSheet({ code, row, onClose }: Props) {
  const text = useText(conformanceTexts);
  const words = useWords();
  const queries = useQueryClient();
  const options = useOptions();
  const [status, setStatus] = useState(row.status);
  const [clauses, setClauses] = useState(row.answeredBy.map((link) => link.clause));
  const [remark, setRemark] = useState(row.remark ?? '');
  const [person, setPerson] = useState(row.responsible?.id ?? null);
  const { mutate, error, isPending } = useSend(AssessRow);
  const bare = status === 'compliant' && clauses.length === 0;
  const send = () => {
    if (bare) return;
    const body = {
      version: row.version,
      status,
      clauses,
      remark: remark.trim() === '' ? null : remark.trim(),
      responsibleId: person,
    };
    mutate(
      { params: { code, row: row.key }, body },
      {
        onSuccess: async () => {
          await Promise.all(
            [GetFramework.path, ListFrameworks.path].map((path) =>
              queries.invalidateQueries({ queryKey: [path] }),
            ),
          );
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={words.say(row.title)}
      error={error}
      onClose={onClose}
      onSubmit={send}
      foot={<SheetFoot back={text.cancel} label={text.save} busy={isPending} onClose={onClose} />}
    >
      <Field label={text.status}>
        {(id) => (
          <Radio.Group
            id={id}
            value={status}
            options={rowStatuses.map((value) => ({ value, label: words.of(rowStatusNames, value) }))}
            onChange={(event) => setStatus(event.target.value)}
          />
        )}
      </Field>
      <Field label={text.answeredBy} error={bare ? text.evidenceNeeded : undefined}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={clauses}
            options={options.clauses}
            optionLabelProp="value"
            onChange={setClauses}
          />
        )}
      </Field>
      <Field label={text.responsible}>
        {(id) => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={text.nobody}
            value={person}
            options={options.people}
            onChange={(value: string | null | undefined) => setPerson(value ?? null)}
          />
        )}
      </Field>
      <Field label={text.remark}>
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={1000}
            autoSize={{ minRows: 3, maxRows: 8 }}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        )}
      </Field>
    </SideSheet>
  );
}
