import { type Backup, GetBackups } from '../../../domains/protection/backups.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { backupTexts } from '../../texts/backups.ts';
import { Section } from '../../widgets/frame/PageFrame.tsx';

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

function Row({ one }: { one: Backup }) {
  const text = useText(backupTexts);
  const failed = one.status === 'failed';
  return (
    <tr>
      <th scope="row">
        <ShortTime at={one.madeAt} />
        <br />
        <span className="faint protection-by">{one.scheduled ? text.scheduled : text.byHand}</span>
      </th>
      <td>
        {failed ? (
          <strong className="protection-failed">{text.failed}</strong>
        ) : (
          <span className="figures">
            {text.rows(one.rows ?? 0)}
            <span className="protection-more">
              {' · '}
              {text.files(one.files ?? 0)}
            </span>
          </span>
        )}
        {failed && one.failure !== null ? <code className="faint"> {one.failure}</code> : null}
      </td>
      <td className="figures tight">{one.bytes === null ? '' : sizeOf(one.bytes)}</td>
      <td className="protection-more">{text.locks[one.lockedBy]}</td>
      <td className="protection-more protection-digest">
        {one.file}
        {one.digest === null ? null : (
          <code className="faint" title={one.digest}>
            SHA-256 {one.digest.slice(0, 16)}…
          </code>
        )}
      </td>
    </tr>
  );
}

/** When the company was backed up, and whether it still is every night. */
export function BackupsTab() {
  const text = useText(backupTexts);
  const { data, error, refetch } = useAnswer(GetBackups, {});
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={6} />;
  if (data.backups.length === 0) return <EmptyState title={text.none}>{text.noneHint}</EmptyState>;
  return (
    <Section title={data.scheduled ? text.everyNight : text.notEveryNight} note={text.note}>
      <div className="sheet-of-rows">
        <table className="rows-table">
          <thead>
            <tr>
              <th>{text.made}</th>
              <th>{text.content}</th>
              <th>{text.size}</th>
              <th className="protection-more">{text.lock}</th>
              <th className="protection-more">{text.file}</th>
            </tr>
          </thead>
          <tbody>
            {data.backups.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
