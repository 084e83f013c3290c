import { App, Input } from 'antd';
import { useState } from 'react';
import { SetRevenues } from '../../../domains/costs/costs.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { costTexts } from '../../texts/costs.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { readRevenueLines } from './revenue-lines.ts';
import { SaveFoot } from './SaveFoot.tsx';
import { useCostsAnew } from './use-costs.ts';

type Props = { months: string[]; onClose: () => void };

/** Total revenue by month, typed or pasted from a table (S2 1.4.1). */
export function RevenueSheet({ months, onClose }: Props) {
  const text = useText(costTexts);
  const { message } = App.useApp();
  const sending = useSend(SetRevenues);
  const anew = useCostsAnew();
  const [lines, setLines] = useState(() => months.map((month) => `${month}, `).join('\n'));
  const [pasted, setPasted] = useState(false);
  const [tried, setTried] = useState(false);
  const filled = lines
    .split('\n')
    .filter((line) => !/^\d{4}-\d\d,?\s*$/.test(line))
    .join('\n');
  const read = readRevenueLines(filled);
  const error = !read.ok
    ? text.revenueWrong(read.line)
    : read.months.length === 0
      ? text.required
      : undefined;
  const submit = () => {
    setTried(true);
    if (!read.ok || read.months.length === 0 || sending.isPending) return;
    sending.mutate(
      { body: { origin: pasted ? 'imported' : 'entered', months: read.months } },
      {
        onSuccess: () => {
          anew();
          void message.success(text.saved);
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.revenueTitle}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SaveFoot label={text.save} busy={sending.isPending} onClose={onClose} />}
    >
      <Field label={text.revenueLines} hint={text.revenueHint} error={tried ? error : undefined}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 6, maxRows: 16 }}
            value={lines}
            onPaste={() => setPasted(true)}
            onChange={(event) => setLines(event.target.value)}
          />
        )}
      </Field>
    </SideSheet>
  );
}
