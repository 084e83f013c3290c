import { Link } from '@tanstack/react-router';
import { GetVersionFindings } from '../../../domains/standards/linting.contract.ts';
import type { Version } from '../../../domains/standards/versions.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { problemNames } from '../../texts/version-names.ts';
import { versionTexts } from '../../texts/versions.ts';
import { useWords } from '../../widgets/case/words.ts';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { FindingList } from '../../widgets/standards/FindingList.tsx';
import './policy-tasks.css';

/** What does not fit together in the pack: it keeps the version from being reviewed. */
function Problems({ version }: { version: Version }) {
  const text = useText(versionTexts);
  const words = useWords();
  if (version.problems.length === 0) return null;
  return (
    <>
      <p className="soft">{text.problemsNote}</p>
      <ul className="sheet-of-rows problem-list">
        {version.problems.map((problem) => (
          <li key={`${problem.path} ${problem.message}`}>
            <span>{words.of(problemNames, problem.message)}</span>
            <Link
              from="/standards/versions/$id"
              to="."
              search={{ tab: 'content', part: problem.path.split('.')[0] ?? '' }}
              className="mono"
            >
              {problem.path}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the linter finds in the version: contradictions and gaps, open or settled. */
function Findings({ version }: { version: Version }) {
  const [code, setCode] = useSearchKey('code');
  const { data, error, refetch } = useAnswer(GetVersionFindings, { params: { id: version.id } });
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={8} />;
  return (
    <FindingList findings={data.findings} decisions={version.pack.decisions} code={code} onCode={setCode} />
  );
}

/** What keeps a version from review, and what the linter finds in it. */
export function ChecksTab({ version }: { version: Version }) {
  return (
    <>
      <Problems version={version} />
      <Findings version={version} />
    </>
  );
}
