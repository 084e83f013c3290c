import { Button } from 'antd';
import { useState } from 'react';
import { type LawChange, ListLawChanges } from '../../../domains/standards/policy-tasks.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { departmentTypeNames } from '../../texts/organisation.ts';
import { policyTaskTexts } from '../../texts/policy-tasks.ts';
import { lawChangeKindNames } from '../../texts/version-names.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { CloseReviewSheet } from './CloseReviewSheet.tsx';
import { LawChangeSheet } from './LawChangeSheet.tsx';
import './policy-tasks.css';

type Review = LawChange['reviews'][number];

function ReviewRow({ review, onClose }: { review: Review; onClose?: () => void }) {
  const text = useText(policyTaskTexts);
  const words = useWords();
  const outcome = review.draft === null ? text.closedNoChange : text.closedDraft(review.draft.version);
  return (
    <li className="law-review">
      <span className="law-review-clause">
        {review.clause === null ? null : <ClauseMark clause={review.clause} />}
      </span>
      <span className="review-text">
        {review.clause === null ? text.noClauseYet : words.say(review.text)}
        {review.reason === null ? null : <em className="soft">{review.reason}</em>}
      </span>
      <span className="soft">
        {review.departmentType === null ? '' : words.of(departmentTypeNames, review.departmentType)}
      </span>
      <span className={review.overdue ? 'figures task-late' : 'figures'}>
        {review.closed === null ? `${review.dueOn}${review.overdue ? ` ${text.overdue}` : ''}` : outcome}
      </span>
      <span className="task-act">
        {review.closed === null && onClose !== undefined ? (
          <Button size="small" onClick={onClose}>
            {text.closeReview}
          </Button>
        ) : null}
      </span>
    </li>
  );
}

type RowProps = { change: LawChange; mayClose: boolean; onClose: (review: Review) => void };

function Change({ change, mayClose, onClose }: RowProps) {
  const text = useText(policyTaskTexts);
  const words = useWords();
  return (
    <li className="law-change">
      <div className="change-head">
        <span className="tag">{words.of(lawChangeKindNames, change.kind)}</span>
        <strong>{change.title}</strong>
        <span className="soft figures">
          {[text.bindsOn(change.effectiveOn), ...change.articles, text.recordedBy(change.recorded.by)].join(
            ' · ',
          )}
        </span>
      </div>
      <p>{change.summary}</p>
      <ul>
        {change.reviews.map((review) => (
          <ReviewRow
            key={review.id}
            review={review}
            {...(mayClose ? { onClose: () => onClose(review) } : {})}
          />
        ))}
      </ul>
    </li>
  );
}

/** Changes of law, each with the clauses to review before it binds. */
export function LawChanges() {
  const text = useText(policyTaskTexts);
  const { data, error, refetch } = useAnswer(ListLawChanges, {});
  const [recording, setRecording] = useState(false);
  const [closing, setClosing] = useState<Review>();
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={3} />;
  const button = data.may.record ? (
    <Button size="small" onClick={() => setRecording(true)}>
      {text.recordLaw}
    </Button>
  ) : undefined;
  return (
    <Section
      title={
        <span className="title-with-button">
          {text.lawChanges}
          {data.changes.length === 0 ? null : button}
        </span>
      }
      note={text.lawChangesNote}
    >
      {data.changes.length === 0 ? (
        <EmptyState title={text.noLawChanges} action={button}>
          {text.noLawChangesHint}
        </EmptyState>
      ) : (
        <ul className="sheet-of-rows law-change-list">
          {data.changes.map((change) => (
            <Change key={change.id} change={change} mayClose={data.may.record} onClose={setClosing} />
          ))}
        </ul>
      )}
      {recording ? <LawChangeSheet onClose={() => setRecording(false)} /> : null}
      {closing === undefined ? null : (
        <CloseReviewSheet review={closing} onClose={() => setClosing(undefined)} />
      )}
    </Section>
  );
}
