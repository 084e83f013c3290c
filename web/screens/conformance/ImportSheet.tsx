import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Segmented } from 'antd';
import { useState } from 'react';
import {
  GetFramework,
  ImportClauses,
  ListFrameworks,
} from '../../../domains/conformance/frameworks.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { conformanceTexts } from '../../texts/conformance.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';

const EXAMPLES = {
  csv: '条款号,标题,对应条款\n5.1,响应要求,S0 1.4；S1 2.2',
  yaml: '- { number: "5.1", title: 响应要求, clauses: [S0 1.4, S1 2.2] }',
};

/** Takes the clauses of a bought text; what is wrong comes back line by line and nothing is stored. */
export function ImportSheet({ code, onClose }: { code: string; onClose: () => void }) {
  const text = useText(conformanceTexts);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [format, setFormat] = useState<'csv' | 'yaml'>('csv');
  const [content, setContent] = useState('');
  const [reason, setReason] = useState('');
  const [replacing, setReplacing] = useState(false);
  const { mutate, error, isPending } = useSend(ImportClauses);
  const ready = content.trim() !== '' && reason.trim() !== '';
  const send = () => {
    if (!ready) return;
    mutate(
      { params: { code }, body: { format, text: content, replacing, reason: reason.trim() } },
      {
        onSuccess: async ({ added, replaced }) => {
          await Promise.all(
            [GetFramework.path, ListFrameworks.path].map((path) =>
              queries.invalidateQueries({ queryKey: [path] }),
            ),
          );
          void message.success(text.imported(added, replaced));
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.importClauses}
      error={error}
      onClose={onClose}
      onSubmit={send}
      foot={
        <>
          <span className="push" />
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={isPending} disabled={!ready}>
            {text.importClauses}
          </Button>
        </>
      }
    >
      <Segmented
        value={format}
        options={[
          { value: 'csv', label: text.importCsv },
          { value: 'yaml', label: text.importYaml },
        ]}
        onChange={setFormat}
      />
      <Field label={text.importText} hint={text.importHint}>
        {(id) => (
          <Input.TextArea
            id={id}
            className="mono"
            autoSize={{ minRows: 8, maxRows: 20 }}
            placeholder={EXAMPLES[format]}
            value={content}
            onChange={(event) => setContent(event.target.value)}
          />
        )}
      </Field>
      <Checkbox checked={replacing} onChange={(event) => setReplacing(event.target.checked)}>
        {text.replacing}
      </Checkbox>
      <Field label={text.reason}>
        {(id) => (
          <Input id={id} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </SideSheet>
  );
}
