import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ListVersions, type VersionLine } from '../../../domains/standards/versions.contract.ts';
import { chinaDay, ms } from '../../../kernel/time.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { versionTexts } from '../../texts/versions.ts';
import { NewDraftSheet } from './NewDraftSheet.tsx';
import { StateTag, VersionRail } from './VersionRail.tsx';
import './versions.css';

function VersionRow({ version }: { version: VersionLine }) {
  const text = useText(versionTexts);
  const { counts, effectiveFrom, madeBy, changeNote } = version;
  return (
    <li>
      <Link to="/standards/versions/$id" params={{ id: String(version.id) }} className="version-row">
        <span className="version-name">
          <strong className="figures">{text.version(version.version)}</strong>
          <StateTag state={version.state} />
        </span>
        <span className="version-rail-cell">
          <VersionRail state={version.state} small />
        </span>
        <span className="version-day figures">
          <span className="faint">{text.effective}</span>{' '}
          {effectiveFrom === null ? text.notYet : chinaDay(ms(effectiveFrom))}
        </span>
        <span className="version-note">{changeNote ?? text.shipped}</span>
        <span className="version-more soft figures">
          {[
            madeBy?.name,
            text.counts(counts.clauses, counts.limits),
            counts.tasks === 0 ? undefined : text.carriedOf(counts.acknowledged, counts.tasks),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </Link>
    </li>
  );
}

/** Every version with its state, newest first; drafts for those who work on them. */
export function VersionsTab() {
  const text = useText(versionTexts);
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useAnswer(ListVersions, {});
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={5} height={64} />;
  const button = data.may.draft ? (
    <Button type="primary" onClick={() => setMaking(true)}>
      {text.newDraft}
    </Button>
  ) : undefined;
  return (
    <>
      <div className="tab-head">
        <p className="soft">{text.listNote}</p>
        {button}
      </div>
      {data.versions.length === 0 ? (
        <EmptyState title={text.none} action={button}>
          {text.noneHint}
        </EmptyState>
      ) : (
        <ul className="sheet-of-rows version-list">
          {data.versions.map((version) => (
            <VersionRow key={version.id} version={version} />
          ))}
        </ul>
      )}
      {making ? <NewDraftSheet onClose={() => setMaking(false)} /> : null}
    </>
  );
}
