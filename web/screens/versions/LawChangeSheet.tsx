import { App, AutoComplete, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import {
  ListLaws,
  lawChangeKinds,
  RecordLawChange,
} from '../../../domains/standards/policy-tasks.contract.ts';
import { GetStandard } from '../../../domains/standards/standards-page.contract.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { policyTaskTexts } from '../../texts/policy-tasks.ts';
import { lawChangeKindNames } from '../../texts/version-names.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useRefresh } from './use-refresh.ts';
import './policy-tasks.css';

type Draft = BodyOf<typeof RecordLawChange>;
type PartProps = {
  draft: Draft;
  needed: (value: string) => string | undefined;
  change: (part: Partial<Draft>) => void;
};

const blank: Draft = {
  document: '',
  title: '',
  kind: 'amended',
  effectiveOn: '',
  summary: '',
  articles: [],
};

/** Articles of the law that clauses serve or that the standard holds. */
function useArticles(document: string): string[] {
  const { data } = useAnswer(GetStandard, {});
  const clauses = data?.pack.clauses ?? [];
  const known = [...clauses.map((clause) => clause.id), ...clauses.flatMap((clause) => clause.serves)];
  return [...new Set(known)].filter((id) => id.startsWith(`${document} `)).sort();
}

function LawFields({ draft, needed, change }: PartProps) {
  const text = useText(policyTaskTexts);
  const words = useWords();
  const laws = useAnswer(ListLaws, {}).data?.laws ?? [];
  return (
    <>
      <Field label={text.document} hint={text.documentHint} error={needed(draft.document)}>
        {(id) => (
          <AutoComplete
            id={id}
            value={draft.document}
            options={laws.map((law) => ({ value: law.document, label: `${law.document} ${law.title}` }))}
            onChange={(document: string) => {
              const law = laws.find((one) => one.document === document);
              change({
                document: document.toUpperCase(),
                articles: [],
                ...(law === undefined ? {} : { title: law.title }),
              });
            }}
          />
        )}
      </Field>
      <Field label={text.lawTitle} error={needed(draft.title)}>
        {(id) => (
          <Input
            id={id}
            maxLength={120}
            value={draft.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.kind}>
        {(id) => (
          <Radio.Group
            id={id}
            value={draft.kind}
            options={lawChangeKinds.map((value) => ({ value, label: words.of(lawChangeKindNames, value) }))}
            onChange={(event) => change({ kind: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function MatterFields({ draft, needed, change }: PartProps) {
  const text = useText(policyTaskTexts);
  const articles = useArticles(draft.document);
  return (
    <>
      <Field label={text.lawBinds} error={needed(draft.effectiveOn)}>
        {(id) => (
          <Input
            id={id}
            type="date"
            className="day-input"
            value={draft.effectiveOn}
            onChange={(event) => change({ effectiveOn: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.articles} hint={text.articlesHint}>
        {(id) => (
          <Select
            id={id}
            mode="tags"
            value={draft.articles}
            options={articles.map((value) => ({ value, label: value }))}
            onChange={(chosen: string[]) => change({ articles: chosen })}
          />
        )}
      </Field>
      <Field label={text.summary} error={needed(draft.summary)}>
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={4000}
            autoSize={{ minRows: 3, maxRows: 12 }}
            value={draft.summary}
            onChange={(event) => change({ summary: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** A law that is new, amended or repealed; the clauses that serve its articles are then listed for review. */
export function LawChangeSheet({ onClose }: { onClose: () => void }) {
  const text = useText(policyTaskTexts);
  const refresh = useRefresh();
  const { message } = App.useApp();
  const sending = useSend(RecordLawChange);
  const [draft, setDraft] = useState(blank);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const needed = (value: string) => (tried && value.trim() === '' ? text.needed : undefined);
  const submit = () => {
    setTried(true);
    const filled = [draft.document, draft.title, draft.effectiveOn, draft.summary];
    if (sending.isPending || filled.some((value) => value.trim() === '')) return;
    sending.mutate(
      { body: draft },
      {
        onSuccess: ({ reviews }) => {
          void message.success(text.recorded(reviews.length));
          refresh();
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.recordLaw}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SheetFoot label={text.record} busy={sending.isPending} onClose={onClose} />}
    >
      <LawFields draft={draft} needed={needed} change={change} />
      <MatterFields draft={draft} needed={needed} change={change} />
    </SideSheet>
  );
}
