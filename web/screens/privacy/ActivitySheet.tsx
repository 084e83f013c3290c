import { Input, Select } from 'antd';
import { useState } from 'react';
import {
  type Activity,
  AddActivity,
  bases,
  ChangeActivity,
  modules,
} from '../../../domains/privacy/processing.contract.ts';
import { basisWords, moduleWords } from '../../../domains/privacy/processing-names.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { privacyTexts } from '../../texts/privacy.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field, ReasonField } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { FieldPicker } from './FieldPicker.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useKept } from './use-kept.ts';

const LINES = ['name', 'purpose', 'retention', 'recipients'] as const;
const LABELS = {
  name: ['nameZh', 'nameEn'],
  purpose: ['purposeZh', 'purposeEn'],
  retention: ['retentionZh', 'retentionEn'],
  recipients: ['recipientsZh', 'recipientsEn'],
} as const;

type Draft = Pick<Activity, 'module' | 'basis' | 'fields' | (typeof LINES)[number]>;

const isWhole = (draft: Draft): boolean =>
  draft.fields.length > 0 && LINES.every((key) => draft[key].zh.trim() !== '' && draft[key].en.trim() !== '');

function Texts({
  draft,
  tried,
  onChange,
}: {
  draft: Draft;
  tried: boolean;
  onChange: (draft: Draft) => void;
}) {
  const text = useText(privacyTexts);
  return LINES.flatMap((key) =>
    (['zh', 'en'] as const).map((locale, place) => (
      <Field
        key={`${key} ${locale}`}
        label={text[LABELS[key][place] ?? 'nameZh']}
        error={tried && draft[key][locale].trim() === '' ? text.required : undefined}
      >
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={300}
            value={draft[key][locale]}
            onChange={(event) =>
              onChange({ ...draft, [key]: { ...draft[key], [locale]: event.target.value } })
            }
          />
        )}
      </Field>
    )),
  );
}

const NEW: Draft = {
  module: 'cases',
  name: { zh: '', en: '' },
  purpose: { zh: '', en: '' },
  basis: 'contract',
  fields: [],
  retention: { zh: '', en: '' },
  recipients: { zh: '', en: '' },
};
const draftOf = ({ module, name, purpose, basis, fields, retention, recipients }: Activity): Draft => ({
  module,
  name,
  purpose,
  basis,
  fields,
  retention,
  recipients,
});
const CODE = /^[a-z][a-z0-9_]{1,39}$/;

type NewProps = { draft: Draft; code: string; tried: boolean };
type OfNew = NewProps & { onDraft: (draft: Draft) => void; onCode: (code: string) => void };

/** What only a new activity is asked for: its code and the part of the product. */
function NewFields({ draft, code, tried, onDraft, onCode }: OfNew) {
  const text = useText(privacyTexts);
  const words = useWords();
  return (
    <>
      <Field
        label={text.code}
        hint={text.codeHint}
        error={tried && !CODE.test(code) ? text.codeHint : undefined}
      >
        {(id) => (
          <Input
            id={id}
            className="mono"
            maxLength={40}
            value={code}
            onChange={(event) => onCode(event.target.value.trim())}
          />
        )}
      </Field>
      <Field label={text.module}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.module}
            options={modules.map((value) => ({ value, label: words.of(moduleWords, value) }))}
            onChange={(module) => onDraft({ ...draft, module })}
          />
        )}
      </Field>
    </>
  );
}

function Body({ draft, tried, onDraft }: { draft: Draft; tried: boolean; onDraft: (draft: Draft) => void }) {
  const text = useText(privacyTexts);
  const words = useWords();
  return (
    <>
      <Field label={text.columns.basis}>
        {(id) => (
          <Select
            id={id}
            value={draft.basis}
            options={bases.map((value) => ({ value, label: words.of(basisWords, value) }))}
            onChange={(value) => onDraft({ ...draft, basis: value })}
          />
        )}
      </Field>
      <Field
        label={text.columns.fields}
        error={tried && draft.fields.length === 0 ? text.required : undefined}
      >
        {(id) => (
          <FieldPicker
            id={id}
            value={draft.fields}
            onChange={(value) => onDraft({ ...draft, fields: value })}
          />
        )}
      </Field>
      <Texts draft={draft} tried={tried} onChange={onDraft} />
    </>
  );
}

/** Adds a processing activity to the register. */
export function NewActivitySheet({ onClose }: { onClose: () => void }) {
  const text = useText(privacyTexts);
  const [draft, setDraft] = useState(NEW);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(AddActivity);
  const onSuccess = useKept(onClose);
  const submit = () => {
    setTried(true);
    if (isWhole(draft) && CODE.test(code) && !send.isPending)
      send.mutate({ body: { ...draft, code } }, { onSuccess });
  };
  const foot = <SheetFoot label={text.addActivity} busy={send.isPending} onClose={onClose} />;
  return (
    <SideSheet title={text.addActivity} onClose={onClose} onSubmit={submit} error={send.error} foot={foot}>
      <NewFields draft={draft} code={code} tried={tried} onDraft={setDraft} onCode={setCode} />
      <Body draft={draft} tried={tried} onDraft={setDraft} />
    </SideSheet>
  );
}

/** Changes what the register says of an activity, with the reason. */
export function ActivitySheet({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const text = useText(privacyTexts);
  const [draft, setDraft] = useState<Draft>(() => draftOf(activity));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(ChangeActivity);
  const onSuccess = useKept(onClose);
  const submit = () => {
    setTried(true);
    if (!isWhole(draft) || reason.trim() === '' || send.isPending) return;
    send.mutate(
      { params: { code: activity.code }, body: { ...draft, version: activity.version, reason } },
      { onSuccess },
    );
  };
  return (
    <SideSheet
      title={text.editTitle}
      onClose={onClose}
      onSubmit={submit}
      error={send.error}
      foot={<SheetFoot busy={send.isPending} onClose={onClose} />}
    >
      <Body draft={draft} tried={tried} onDraft={setDraft} />
      <ReasonField
        label={text.reason}
        hint={text.reasonHint}
        value={reason}
        error={tried && reason.trim() === '' ? text.required : undefined}
        onChange={setReason}
      />
    </SideSheet>
  );
}
