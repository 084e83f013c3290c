import { App, Input, Radio } from 'antd';
import { useState } from 'react';
import {
  type ChecklistAnswer,
  checklistAnswers,
  SignChecklist,
  type Version,
} from '../../../domains/standards/versions.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { answerNames } from '../../texts/version-names.ts';
import { versionTexts } from '../../texts/versions.ts';
import { useWords } from '../../widgets/case/words.ts';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useRefresh } from './use-refresh.ts';
import './policy-tasks.css';

type Given = Partial<Record<string, ChecklistAnswer>>;
type Item = Version['checklist'][number];

const lacksNote = (given: ChecklistAnswer | undefined): boolean =>
  given !== undefined && given.answer !== 'kept' && given.note.trim() === '';

function Question(props: {
  item: Item;
  given: ChecklistAnswer | undefined;
  tried: boolean;
  onAnswer: (given: ChecklistAnswer) => void;
}) {
  const { item, given, tried, onAnswer } = props;
  const text = useText(versionTexts);
  const words = useWords();
  const wrong = tried && (given === undefined || lacksNote(given));
  const note = given?.note ?? '';
  return (
    <fieldset className={wrong ? 'question question-wrong' : 'question'}>
      <legend>
        {words.say(item.text)} <span className="faint figures">{item.clause}</span>
      </legend>
      <Radio.Group
        value={given?.answer}
        options={checklistAnswers.map((value) => ({ value, label: words.of(answerNames, value) }))}
        onChange={(event) => onAnswer({ item: item.item, note, answer: event.target.value })}
      />
      {given === undefined || given.answer === 'kept' ? null : (
        <Input.TextArea
          aria-label={text.note}
          placeholder={wrong ? text.noteNeeded : text.note}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          {...(wrong ? { status: 'error' as const } : {})}
          value={note}
          onChange={(event) => onAnswer({ ...given, note: event.target.value })}
        />
      )}
    </fieldset>
  );
}

/** Every right of the consumer, answered one by one; what is not kept needs a note and blocks the version. */
export function ChecklistSheet({ version, onClose }: { version: Version; onClose: () => void }) {
  const text = useText(versionTexts);
  const refresh = useRefresh();
  const { message } = App.useApp();
  const sending = useSend(SignChecklist);
  const [given, setGiven] = useState<Given>({});
  const [tried, setTried] = useState(false);
  const answers = version.checklist.map((item) => given[item.item]).filter((one) => one !== undefined);
  const submit = () => {
    setTried(true);
    if (sending.isPending || answers.length < version.checklist.length || answers.some(lacksNote)) return;
    sending.mutate(
      { params: { id: version.id }, body: { revision: version.revision, answers } },
      {
        onSuccess: () => {
          void message.success(text.signed);
          refresh();
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.checklistTitle}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={
        <SheetFoot
          label={text.sign}
          busy={sending.isPending}
          onClose={onClose}
          aside={text.answered(answers.length, version.checklist.length)}
        />
      }
    >
      <p className="soft">{text.checklistNote}</p>
      {version.checklist.map((item) => (
        <Question
          key={item.item}
          item={item}
          given={given[item.item]}
          tried={tried}
          onAnswer={(answer) => setGiven((before) => ({ ...before, [item.item]: answer }))}
        />
      ))}
    </SideSheet>
  );
}
