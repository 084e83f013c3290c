import { type FrameworkSummary, ListFrameworks } from '../../../domains/conformance/frameworks.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { conformanceTexts } from '../../texts/conformance.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { useConformanceSearch } from './conformance-search.ts';
import { FrameworkView } from './FrameworkView.tsx';
import './frameworks.css';

function FrameworkCard({ framework, onOpen }: { framework: FrameworkSummary; onOpen: () => void }) {
  const text = useText(conformanceTexts);
  const words = useWords();
  const { percent } = framework;
  return (
    <li>
      <button type="button" className="card framework-card" onClick={onOpen}>
        <strong className="figures">{framework.number}</strong>
        <span className="soft">{words.say(framework.title)}</span>
        {framework.kind === 'national_standard' ? (
          <span className="figure-line">
            <span className="figure-bar" aria-hidden="true">
              <i className="bar-kept" style={{ width: `${percent}%` }} />
            </span>
            <strong className="figures">{text.percent(percent)}</strong>
          </span>
        ) : null}
        <span className="soft figures">
          {framework.kind === 'national_standard'
            ? text.compliantOf(framework.compliant, framework.rows)
            : text.unanswered(framework.unanswered)}
        </span>
        {framework.verified ? null : <span className="tag">{text.unchecked}</span>}
      </button>
    </li>
  );
}

/** What the standard is compared with: row by row for the national standard, headings for the crosswalks. */
export function FrameworksTab() {
  const text = useText(conformanceTexts);
  const [search, change] = useConformanceSearch();
  const { data, error, refetch } = useAnswer(ListFrameworks, {});
  if (search.open !== undefined)
    return (
      <FrameworkView
        key={search.open}
        code={search.open}
        onBack={() => change({ open: undefined, show: undefined })}
      />
    );
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={4} height={96} />;
  return (
    <>
      <ul className="framework-cards">
        {data.frameworks.map((framework) => (
          <FrameworkCard
            key={framework.code}
            framework={framework}
            onOpen={() => change({ open: framework.code })}
          />
        ))}
      </ul>
      <Section title={text.supporting} note={text.supportingNote}>
        <ul className="sheet-of-rows supporting">
          {data.supporting.map((one) => (
            <li key={one.number}>
              <span className="figures citation-number">{one.number}</span>
              <span lang="zh-CN">《{one.title}》</span>
              <ClauseMark clause={one.clause} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
