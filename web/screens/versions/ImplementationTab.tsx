import { Button } from 'antd';
import { useState } from 'react';
import {
  ListImplementationTasks,
  ListLaws,
  ListReviewsDue,
} from '../../../domains/standards/policy-tasks.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { departmentTypeNames } from '../../texts/organisation.ts';
import { policyTaskTexts } from '../../texts/policy-tasks.ts';
import { lawStatusNames } from '../../texts/version-names.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { Tabs } from '../../widgets/list/Tabs.tsx';
import { LawChanges } from './LawChanges.tsx';
import { TaskList } from './TaskList.tsx';
import './versions.css';
import './policy-tasks.css';

const filters = ['mine', 'open', 'overdue', 'all'] as const;
type Filter = (typeof filters)[number];
const isFilter = (value: string | undefined): value is Filter => filters.some((one) => one === value);

function Tasks() {
  const text = useText(policyTaskTexts);
  const [asked, setFilter] = useSearchKey('open');
  const filter = isFilter(asked) ? asked : 'mine';
  const { data, error, refetch } = useAnswer(ListImplementationTasks, {
    query: { only: filter === 'all' ? undefined : filter },
  });
  return (
    <Section title={text.tasks}>
      <Tabs
        label={text.tasks}
        items={filters.map((key) => ({ key, label: text.filter[key] }))}
        value={filter}
        onChange={setFilter}
      />
      {data === undefined && error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonRows rows={3} height={56} />
      ) : data.tasks.length === 0 ? (
        <EmptyState title={text.noneHere}>{text.noneHereHint}</EmptyState>
      ) : (
        <TaskList tasks={data.tasks} />
      )}
    </Section>
  );
}

const FIRST = 12;

function Reviews() {
  const text = useText(policyTaskTexts);
  const words = useWords();
  const [all, setAll] = useState(false);
  const { data, error, refetch } = useAnswer(ListReviewsDue, { query: {} });
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={3} />;
  const shown = all ? data.reviews : data.reviews.slice(0, FIRST);
  return (
    <Section
      title={text.reviewsDue}
      note={data.without.length === 0 ? text.reviewsDueNote : text.without(data.without.length)}
    >
      {shown.length === 0 ? (
        <p className="soft">{text.noReviews}</p>
      ) : (
        <ul className="sheet-of-rows review-list">
          {shown.map((review) => (
            <li key={`${review.kind} ${review.key}`}>
              <span className={review.overdue ? 'figures task-late' : 'figures'}>
                {review.nextReview}
                {review.overdue ? ` ${text.overdue}` : ''}
              </span>
              {review.kind === 'clause' ? (
                <ClauseMark clause={review.key} />
              ) : (
                <span className="soft">{text.serviceItem}</span>
              )}
              <span className="review-text">{words.say(review.text)}</span>
              <span className="soft">
                {review.departmentType === null ? '' : words.of(departmentTypeNames, review.departmentType)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {shown.length < data.reviews.length ? (
        <Button type="link" className="more-link" onClick={() => setAll(true)}>
          {text.more(data.reviews.length - shown.length)}
        </Button>
      ) : null}
    </Section>
  );
}

function Laws() {
  const text = useText(policyTaskTexts);
  const words = useWords();
  const { data, error, refetch } = useAnswer(ListLaws, {});
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={6} />;
  return (
    <Section title={text.laws} note={text.lawsNote}>
      <ul className="sheet-of-rows law-list">
        {data.laws.map((law) => (
          <li key={law.document}>
            <span className="mono">{law.document}</span>
            <span className="law-title" lang="zh-CN">
              {law.title}
            </span>
            <span className="soft">
              {[
                law.status === 'in_force' ? undefined : words.of(lawStatusNames, law.status),
                law.effectiveFrom === null ? undefined : text.bindsOn(law.effectiveFrom),
                law.verified ? undefined : text.notVerified,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className="faint figures law-count">
              {law.clauses.length === 0 ? '' : text.servedBy(law.clauses.length)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What publications ask of departments, changes of law with their reviews, reviews due, the laws applied. */
export function ImplementationTab() {
  return (
    <>
      <Tasks />
      <LawChanges />
      <Reviews />
      <Laws />
    </>
  );
}
