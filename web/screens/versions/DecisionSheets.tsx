import { App, Input, Radio } from 'antd';
import { useState } from 'react';
import { DecideVersion, SignOpinion, type Version } from '../../../domains/standards/versions.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { versionTexts } from '../../texts/versions.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useRefresh } from './use-refresh.ts';

type Choice<K extends string> = { value: K; label: string };
type WordsProps<K extends string> = {
  title: string;
  outcome: string;
  options: [Choice<K>, Choice<K>];
  label: string;
  hint?: string;
  error: unknown;
  busy: boolean;
  onClose: () => void;
  onSign: (result: K, words: string) => void;
};

/** One of two outcomes, with words that stay on record. */
function WordsSheet<K extends string>(props: WordsProps<K>) {
  const { title, outcome, options, label, hint, error, busy, onClose, onSign } = props;
  const text = useText(versionTexts);
  const [result, setResult] = useState<K>(options[0].value);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (!busy && words.trim() !== '') onSign(result, words);
  };
  return (
    <SideSheet
      title={title}
      onClose={onClose}
      onSubmit={submit}
      error={error}
      foot={<SheetFoot label={text.sign} busy={busy} onClose={onClose} />}
    >
      <Field label={outcome}>
        {(id) => (
          <Radio.Group
            id={id}
            value={result}
            options={options}
            onChange={(event) => setResult(event.target.value)}
          />
        )}
      </Field>
      <Field label={label} error={tried && words.trim() === '' ? text.needed : undefined} hint={hint}>
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={2000}
            autoSize={{ minRows: 4, maxRows: 14 }}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
    </SideSheet>
  );
}

function useDone(onClose: () => void, said: string) {
  const refresh = useRefresh();
  const { message } = App.useApp();
  return () => {
    void message.success(said);
    refresh();
    onClose();
  };
}

type Props = { version: Version; onClose: () => void };

/** Legal counsel's consent or objection. */
export function OpinionSheet({ version, onClose }: Props) {
  const text = useText(versionTexts);
  const sending = useSend(SignOpinion);
  const onSuccess = useDone(onClose, text.signed);
  return (
    <WordsSheet
      title={text.opinionTitle}
      outcome={text.outcome}
      options={[
        { value: 'consent', label: text.consent },
        { value: 'objection', label: text.objection },
      ]}
      label={text.opinionText}
      hint={text.opinionHint}
      error={sending.error}
      busy={sending.isPending}
      onClose={onClose}
      onSign={(result, words) =>
        sending.mutate(
          { params: { id: version.id }, body: { revision: version.revision, result, text: words } },
          { onSuccess },
        )
      }
    />
  );
}

/** The committee's approval, or back to draft. */
export function DecisionSheet({ version, onClose }: Props) {
  const text = useText(versionTexts);
  const sending = useSend(DecideVersion);
  const onSuccess = useDone(onClose, text.decided);
  return (
    <WordsSheet
      title={text.decisionTitle}
      outcome={text.outcome}
      options={[
        { value: 'approved', label: text.approve },
        { value: 'refused', label: text.refuse },
      ]}
      label={text.reasonLabel}
      error={sending.error}
      busy={sending.isPending}
      onClose={onClose}
      onSign={(result, reason) =>
        sending.mutate(
          { params: { id: version.id }, body: { revision: version.revision, result, reason } },
          { onSuccess },
        )
      }
    />
  );
}
