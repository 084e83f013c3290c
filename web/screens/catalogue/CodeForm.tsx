import { App, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { type FaultCode, SaveFaultCode } from '../../../domains/workorders/fault-codes.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { catalogueTexts } from '../../texts/catalogue.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';

const draftOf = (code: FaultCode | null) => ({
  brand: code?.brand ?? '',
  model: code?.model ?? '',
  code: code?.code ?? '',
  meaningZh: code?.meaning.zh ?? '',
  meaningEn: code?.meaning.en ?? '',
  actionZh: code?.action.zh ?? '',
  actionEn: code?.action.en ?? '',
  source: code?.source ?? '',
});
const needed = ['brand', 'code', 'meaningZh', 'meaningEn', 'source'] as const;
const LIMITS = {
  brand: 40,
  model: 60,
  code: 40,
  meaningZh: 200,
  meaningEn: 200,
  actionZh: 500,
  actionEn: 500,
  source: 200,
};
const NAMES = Object.keys(LIMITS) as (keyof typeof LIMITS)[];

/** What a code means, with its source. */
export function CodeForm(props: { code: FaultCode | null; onDone: () => void; onClose: () => void }) {
  const { code: known, onDone, onClose } = props;
  const text = useText(catalogueTexts);
  const { message } = App.useApp();
  const sending = useSend(SaveFaultCode);
  const [draft, setDraft] = useState(() => draftOf(known));
  const [marks, setMarks] = useState({
    dangerous: known?.dangerous ?? false,
    verified: known?.verified ?? false,
  });
  const [tried, setTried] = useState(false);
  const isOpen = (key: keyof typeof draft) =>
    (needed as readonly string[]).includes(key) && draft[key].trim() === '';
  const submit = () => {
    setTried(true);
    if (needed.some(isOpen) || sending.isPending) return;
    sending.mutate(
      {
        params: { brand: draft.brand.trim(), code: draft.code.trim() },
        body: {
          model: draft.model.trim(),
          productType: known?.productType ?? null,
          meaning: { zh: draft.meaningZh.trim(), en: draft.meaningEn.trim() },
          cause: known?.cause ?? { zh: '', en: '' },
          action: { zh: draft.actionZh, en: draft.actionEn },
          source: draft.source.trim(),
          ...marks,
        },
      },
      {
        onSuccess: () => {
          onDone();
          void message.success(text.saved);
          onClose();
        },
      },
    );
  };
  const labels = { ...text, code: text.columns.code };
  return (
    <SideSheet
      title={text.addCode}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SheetFoot back={text.back} label={text.save} busy={sending.isPending} onClose={onClose} />}
    >
      {NAMES.map((key) => (
        <Field key={key} label={labels[key]} error={tried && isOpen(key) ? text.needed : undefined}>
          {(id) => (
            <Input
              id={id}
              maxLength={LIMITS[key]}
              disabled={known !== null && (key === 'brand' || key === 'code' || key === 'model')}
              value={draft[key]}
              onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {(['dangerous', 'verified'] as const).map((mark) => (
        <Checkbox
          key={mark}
          checked={marks[mark]}
          onChange={(event) => setMarks({ ...marks, [mark]: event.target.checked })}
        >
          {text[mark]}
        </Checkbox>
      ))}
    </SideSheet>
  );
}
