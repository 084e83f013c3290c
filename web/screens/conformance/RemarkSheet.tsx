import { Input } from 'antd';
import { useState } from 'react';
import { type Paper, type PaperRow, RemarkPaper } from '../../../domains/conformance/papers.contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { conformanceTexts } from '../../texts/conformance.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { usePaperChange } from './use-paper.ts';

type Props = { paper: Paper; row: PaperRow; onClose: () => void };

/** The remark on one clause of an unsigned paper. */
export function RemarkSheet({ paper, row, onClose }: Props) {
  const text = useText(conformanceTexts);
  const words = useWords();
  const [remark, setRemark] = useState(row.remark ?? '');
  const { change, error, busy } = usePaperChange();
  const send = async () => {
    const body = {
      version: paper.version,
      clause: row.clause,
      remark: remark.trim() === '' ? null : remark.trim(),
    };
    if (await change(call(RemarkPaper, { params: { id: paper.id }, body }))) onClose();
  };
  return (
    <SideSheet
      title={row.clause}
      error={error}
      onClose={onClose}
      onSubmit={() => void send()}
      foot={<SheetFoot back={text.cancel} label={text.save} busy={busy} onClose={onClose} />}
    >
      <p className="soft">{words.say(row.text)}</p>
      <Field label={text.remark}>
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={500}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        )}
      </Field>
    </SideSheet>
  );
}
