import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import {
  ChangeNotice,
  DraftNotice,
  type Notice,
  type NoticeSection,
  type NoticeText,
} from '../../../domains/consents/notices.contract.ts';
import { type Purpose, purposeLines, purposesWith } from '../../../domains/consents/purposes.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { noticesTexts } from '../../texts/consents.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useKept } from './use-kept.ts';

const ASKED = purposesWith('consent', 'separate');
const EMPTY: NoticeSection = { title: { zh: '', en: '' }, text: { zh: '', en: '' } };
const PARTS = [
  ['title', 'zh', 'titleZh'],
  ['text', 'zh', 'textZh'],
  ['title', 'en', 'titleEn'],
  ['text', 'en', 'textEn'],
] as const;
const isWhole = ({ title, text }: NoticeSection) =>
  [title.zh, title.en, text.zh, text.en].every((said) => said.trim() !== '');

type Props = {
  place: number;
  section: NoticeSection;
  tried: boolean;
  onChange: (section: NoticeSection) => void;
  onRemove: (() => void) | undefined;
};

function SectionFields({ place, section, tried, onChange, onRemove }: Props) {
  const text = useText(noticesTexts);
  return (
    <fieldset className="notice-section">
      <legend>{text.section(place + 1)}</legend>
      {PARTS.map(([part, locale, label]) => (
        <Field
          key={label}
          label={text[label]}
          error={tried && section[part][locale].trim() === '' ? text.required : undefined}
        >
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: part === 'title' ? 1 : 2, maxRows: 10 }}
              maxLength={part === 'title' ? 60 : 4000}
              value={section[part][locale]}
              onChange={(event) =>
                onChange({ ...section, [part]: { ...section[part], [locale]: event.target.value } })
              }
            />
          )}
        </Field>
      ))}
      {onRemove === undefined ? null : (
        <Button size="small" type="text" onClick={onRemove}>
          {text.removeSection}
        </Button>
      )}
    </fieldset>
  );
}

function Purposes(props: { within: Purpose[]; value: Purpose[]; onChange: (value: Purpose[]) => void }) {
  const words = useWords();
  return (
    <Checkbox.Group
      className="consent-purposes"
      value={props.value}
      options={props.within.map((value) => ({ value, label: words.say(purposeLines[value].name) }))}
      onChange={(chosen) => props.onChange(chosen as Purpose[])}
    />
  );
}

/** Drafts a version of the notice, or changes a draft; a new one begins with the text of the latest. */
export function NoticeSheet(props: {
  notice: Notice | undefined;
  from: Notice | undefined;
  onClose: () => void;
}) {
  const { notice, from, onClose } = props;
  const text = useText(noticesTexts);
  const [draft, setDraft] = useState<NoticeText>(() => ({
    effectiveOn: notice?.effectiveOn ?? null,
    sections: (notice ?? from)?.sections ?? [EMPTY],
    purposes: (notice ?? from)?.purposes ?? ASKED,
    renewed: notice?.renewed ?? [],
  }));
  const [tried, setTried] = useState(false);
  const making = useSend(DraftNotice);
  const changing = useSend(ChangeNotice);
  const busy = making.isPending || changing.isPending;
  const onSuccess = useKept(onClose);
  const { sections } = draft;
  const put = (place: number, section: NoticeSection) =>
    setDraft({ ...draft, sections: sections.map((one, at) => (at === place ? section : one)) });
  const submit = () => {
    setTried(true);
    if (!sections.every(isWhole) || busy) return;
    if (notice === undefined) return making.mutate({ body: draft }, { onSuccess });
    changing.mutate(
      { params: { id: notice.id }, body: { ...draft, version: notice.version } },
      { onSuccess },
    );
  };
  return (
    <SideSheet
      title={notice === undefined ? text.draftTitle : text.changeTitle}
      onClose={onClose}
      onSubmit={submit}
      error={making.error ?? changing.error}
      foot={<SheetFoot busy={busy} onClose={onClose} />}
    >
      <Field label={text.effectiveOn}>
        {(id) => (
          <Input
            id={id}
            type="date"
            value={draft.effectiveOn ?? ''}
            onChange={({ target }) =>
              setDraft({ ...draft, effectiveOn: target.value === '' ? null : target.value })
            }
          />
        )}
      </Field>
      <Field label={text.purposes}>
        {() => (
          <Purposes
            within={ASKED}
            value={draft.purposes}
            onChange={(purposes) =>
              setDraft({ ...draft, purposes, renewed: draft.renewed.filter((one) => purposes.includes(one)) })
            }
          />
        )}
      </Field>
      <Field label={text.renewed} hint={text.renewedHint}>
        {() => (
          <Purposes
            within={draft.purposes}
            value={draft.renewed}
            onChange={(renewed) => setDraft({ ...draft, renewed })}
          />
        )}
      </Field>
      {sections.map((section, place) => (
        <SectionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
          key={place}
          place={place}
          section={section}
          tried={tried}
          onChange={(changed) => put(place, changed)}
          onRemove={
            sections.length === 1
              ? undefined
              : () => setDraft({ ...draft, sections: sections.filter((_, at) => at !== place) })
          }
        />
      ))}
      <p>
        <Button onClick={() => setDraft({ ...draft, sections: [...sections, EMPTY] })}>
          {text.addSection}
        </Button>
      </p>
    </SideSheet>
  );
}
