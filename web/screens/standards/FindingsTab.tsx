import { GetFindings } from '../../../domains/standards/linting.contract.ts';
import type { Pack } from '../../../domains/standards/standards.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { findingTexts } from '../../texts/findings.ts';
import { useSearchKey } from '../../widgets/frame/use-search-key.ts';
import { FindingList } from '../../widgets/standards/FindingList.tsx';

/** What the linter finds in the standard in force. */
export function FindingsTab({ pack }: { pack: Pack }) {
  const text = useText(findingTexts);
  const [code, setCode] = useSearchKey('code');
  const { data, error, refetch } = useAnswer(GetFindings, {});
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={10} />;
  return (
    <>
      <p className="soft">{text.intro}</p>
      <FindingList findings={data.findings} decisions={pack.decisions} code={code} onCode={setCode} />
    </>
  );
}
