import { App, Button } from 'antd';
import { useState } from 'react';
import { ListImplementationTasks } from '../../../domains/standards/policy-tasks.contract.ts';
import { AskReview, type Signature, type Version } from '../../../domains/standards/versions.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows, useErrorText } from '../../../ui/kit/States.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { useMe } from '../../session.ts';
import { policyTaskTexts } from '../../texts/policy-tasks.ts';
import { answerNames, signatureKinds, signatureResults } from '../../texts/version-names.ts';
import { versionTexts } from '../../texts/versions.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { ChecklistSheet } from './ChecklistSheet.tsx';
import { DecisionSheet, OpinionSheet } from './DecisionSheets.tsx';
import { PublishSheet } from './PublishSheet.tsx';
import { TaskList } from './TaskList.tsx';
import { useRefresh } from './use-refresh.ts';

type Sheet = 'checklist' | 'opinion' | 'decide' | 'publish';

/** The last signature of a kind that still holds. */
const holding = (version: Version, kind: Signature['kind']): Signature | undefined =>
  version.signatures.filter((one) => one.kind === kind && one.holds).at(-1);

function nextOf(version: Version): Sheet | undefined {
  const { may } = version;
  if (may.publish) return 'publish';
  if (may.approve) return 'decide';
  if (may.checklist && holding(version, 'checklist') === undefined) return 'checklist';
  if (may.opinion && holding(version, 'opinion') === undefined) return 'opinion';
  return undefined;
}

type Waits = 'edit' | 'review' | 'checklist' | 'opinion' | 'mend' | 'approval' | 'publication';

function waitsFor(version: Version): Waits | undefined {
  if (version.state === 'reviewed') return 'approval';
  if (version.state === 'approved') return 'publication';
  if (version.state !== 'draft') return undefined;
  if (version.problems.length > 0) return 'edit';
  const [checklist, opinion] = [holding(version, 'checklist'), holding(version, 'opinion')];
  if (checklist?.result === 'not_kept' || opinion?.result === 'objection') return 'mend';
  if (checklist === undefined) return opinion === undefined ? 'review' : 'checklist';
  return opinion === undefined ? 'opinion' : undefined;
}

function AskReviewButton({ version }: { version: Version }) {
  const text = useText(versionTexts);
  const refresh = useRefresh();
  const { message } = App.useApp();
  const sending = useSend(AskReview);
  const refused = useErrorText(sending.error);
  return (
    <div className="ask-review">
      <Button
        type="primary"
        loading={sending.isPending}
        onClick={() =>
          sending.mutate(
            { params: { id: version.id }, body: { revision: version.revision } },
            {
              onSuccess: ({ told }) => {
                void message.success(text.asked(told));
                refresh();
              },
            },
          )
        }
      >
        {text.askReview}
      </Button>
      {sending.error === null ? null : (
        <p className="field-error" role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}

function NextStep({ version, onOpen }: { version: Version; onOpen: (sheet: Sheet) => void }) {
  const text = useText(versionTexts);
  const me = useMe();
  const waits = waitsFor(version);
  const next = nextOf(version);
  if (waits === undefined) return null;
  const labels = {
    checklist: text.signChecklist,
    opinion: text.signOpinion,
    decide: text.decide,
    publish: text.publish,
  };
  const ask = version.may.askReview && next === undefined && waits !== 'mend' && waits !== 'edit';
  const own = version.madeBy?.id === me.id && next === undefined && waits !== 'edit' && waits !== 'mend';
  return (
    <div className="next-step">
      <div>
        <strong>{text.waits[waits]}</strong>
        {own ? <p className="faint">{text.own}</p> : null}
      </div>
      {ask ? <AskReviewButton version={version} /> : null}
      {next === undefined ? null : (
        <Button type="primary" onClick={() => onOpen(next)}>
          {labels[next]}
        </Button>
      )}
    </div>
  );
}

function Answers({ version, signature }: { version: Version; signature: Signature }) {
  const words = useWords();
  const answers = signature.answers ?? [];
  const shown = version.checklist.flatMap((item) => {
    const given = answers.find((one) => one.item === item.item);
    return given === undefined ? [] : [{ ...item, ...given }];
  });
  return (
    <details className="checklist-answers">
      <summary>{words.of(signatureResults, signature.result)}</summary>
      <ul>
        {shown.map((item) => (
          <li key={item.item} className={item.answer === 'not_kept' ? 'not-kept' : ''}>
            <span className="tag">{words.of(answerNames, item.answer)}</span>
            <span>
              {words.say(item.text)} <span className="faint figures">{item.clause}</span>
              {item.note === '' ? null : <em>{item.note}</em>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function SignatureRow({ version, signature }: { version: Version; signature: Signature }) {
  const text = useText(versionTexts);
  const words = useWords();
  return (
    <li className={signature.holds ? 'signature' : 'signature signature-void'}>
      <div className="signature-head">
        <strong>{words.of(signatureKinds, signature.kind)}</strong>
        {signature.kind === 'checklist' ? null : (
          <span className="tag">{words.of(signatureResults, signature.result)}</span>
        )}
        {signature.holds ? null : <span className="faint">{text.void}</span>}
        <span className="soft signature-who">
          {signature.signer.name} · {words.say(signature.position)} · <ShortTime at={signature.at} />
        </span>
      </div>
      {signature.answers === null ? null : <Answers version={version} signature={signature} />}
      {signature.text === null ? null : <p className="signature-text">{signature.text}</p>}
    </li>
  );
}

function Tasks({ version }: { version: Version }) {
  const text = useText(policyTaskTexts);
  const { data, error, refetch } = useAnswer(ListImplementationTasks, { query: { version: version.id } });
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={4} />;
  if (data.tasks.length === 0) return <EmptyState title={text.noTasks}>{text.noTasksHint}</EmptyState>;
  return <TaskList tasks={data.tasks} />;
}

/** Where the version stands, the one next step, who signed what, what departments have to do. */
export function OverviewTab({ version }: { version: Version }) {
  const text = useText(versionTexts);
  const { tasks } = useText(policyTaskTexts);
  const [sheet, setSheet] = useState<Sheet>();
  const close = () => setSheet(undefined);
  const published = ['scheduled', 'in_force', 'superseded'].includes(version.state);
  return (
    <>
      <NextStep version={version} onOpen={setSheet} />
      {version.changeNote === null ? null : (
        <Section title={text.changeNote}>
          <p className="change-note">{version.changeNote}</p>
        </Section>
      )}
      {published ? (
        <Section title={tasks} note={text.carriedOf(version.counts.acknowledged, version.counts.tasks)}>
          <Tasks version={version} />
        </Section>
      ) : null}
      <Section
        title={text.signatures}
        note={
          <>
            <ClauseMark clause="S2 2.1.1" /> · <ClauseMark clause="S3 3-K1-1" /> ·{' '}
            <ClauseMark clause="S3 3-K6-3" />
          </>
        }
      >
        {version.signatures.length === 0 ? (
          <EmptyState title={text.noSignatures}>{text.noSignaturesHint}</EmptyState>
        ) : (
          <ul className="sheet-of-rows signature-list">
            {[...version.signatures].reverse().map((signature) => (
              <SignatureRow key={signature.id} version={version} signature={signature} />
            ))}
          </ul>
        )}
      </Section>
      {sheet === 'checklist' ? <ChecklistSheet version={version} onClose={close} /> : null}
      {sheet === 'opinion' ? <OpinionSheet version={version} onClose={close} /> : null}
      {sheet === 'decide' ? <DecisionSheet version={version} onClose={close} /> : null}
      {sheet === 'publish' ? <PublishSheet version={version} onClose={close} /> : null}
    </>
  );
}
