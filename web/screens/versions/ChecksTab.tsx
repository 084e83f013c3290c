import type { Version } from '../../../domains/standards/versions.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState } from '../../../ui/kit/States.tsx';
import { problemNames } from '../../texts/version-names.ts';
import { versionTexts } from '../../texts/versions.ts';
import { useWords } from '../../widgets/case/words.ts';
import './policy-tasks.css';

/** What does not fit together in the pack. */
export function ChecksTab({ version }: { version: Version }) {
  const text = useText(versionTexts);
  const words = useWords();
  if (version.problems.length === 0)
    return <EmptyState title={text.noProblems}>{text.noProblemsHint}</EmptyState>;
  return (
    <>
      <p className="soft">{text.problemsNote}</p>
      <ul className="sheet-of-rows problem-list">
        {version.problems.map((problem) => (
          <li key={`${problem.path} ${problem.message}`}>
            <span>{words.of(problemNames, problem.message)}</span>
            <span className="mono faint">{problem.path}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
