import { Select } from 'antd';
import { useMemo, useState } from 'react';
import {
  type EntryChange,
  GetDifference,
  ListVersions,
  type Version,
} from '../../../domains/standards/versions.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { changeNames, partNames } from '../../texts/version-names.ts';
import { versionTexts } from '../../texts/versions.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { fieldName, shownFields, valueWords } from './field-words.ts';
import '../standards/standards.css';
import { type Piece, wordDifference } from './word-difference.ts';

function Pieces({ pieces, side }: { pieces: Piece[]; side: 'old' | 'new' }) {
  const text = useText(versionTexts);
  if (pieces.length === 0) return <span className="faint">{text.nothing}</span>;
  const Mark = side === 'old' ? 'del' : 'ins';
  let offset = 0;
  return pieces.map((piece) => {
    const key = offset;
    offset += piece.text.length;
    return piece.same ? <span key={key}>{piece.text}</span> : <Mark key={key}>{piece.text}</Mark>;
  });
}

function FieldRow({ change, field }: { change: EntryChange; field: EntryChange['fields'][number] }) {
  const text = useText(versionTexts);
  const words = useWords();
  const pieces = wordDifference(
    valueWords(change, field.path, field.old, words),
    valueWords(change, field.path, field.new, words),
  );
  return (
    <div className="change-field">
      <span className="change-name soft">{fieldName(field.path, words)}</span>
      {change.change === 'added' ? null : (
        <span className="change-side change-old">
          <span className="hidden-label">{text.old}</span>
          <Pieces pieces={pieces.old} side="old" />
        </span>
      )}
      {change.change === 'removed' ? null : (
        <span className="change-side change-new">
          <span className="hidden-label">{text.new}</span>
          <Pieces pieces={pieces.next} side="new" />
        </span>
      )}
    </div>
  );
}

function Entry({ change }: { change: EntryChange }) {
  const text = useText(versionTexts);
  const words = useWords();
  const isClause = change.part === 'clauses';
  return (
    <li className={`change change-${change.change}`}>
      <div className="change-head">
        <span className="tag">{words.of(changeNames, change.change)}</span>
        {change.key === '*' ? (
          <strong>{text.order}</strong>
        ) : (
          <strong className={isClause ? 'figures' : 'mono'}>{change.key}</strong>
        )}
        {change.clause === null || isClause ? null : <ClauseMark clause={change.clause} />}
      </div>
      {shownFields(change).map((field) => (
        <FieldRow key={field.path} change={change} field={field} />
      ))}
    </li>
  );
}

function Parts({ changes }: { changes: EntryChange[] }) {
  const text = useText(versionTexts);
  const words = useWords();
  const parts = [...new Set(changes.map((change) => change.part))];
  return parts.map((part) => {
    const own = changes.filter((change) => change.part === part);
    return (
      <Section key={part} title={words.of(partNames, part)} note={text.changeCount(own.length)}>
        <ul className="sheet-of-rows change-list">
          {own.map((change) => (
            <Entry key={`${change.part} ${change.key}`} change={change} />
          ))}
        </ul>
      </Section>
    );
  });
}

/** What the version changes against the one it was made from, or against any other: old beside new. */
export function DifferenceTab({ version }: { version: Version }) {
  const text = useText(versionTexts);
  const words = useWords();
  const [other, setOther] = useState<number>();
  const [part, setPart] = useState<string>();
  const { data, error, refetch } = useAnswer(GetDifference, {
    params: { id: version.id },
    query: { with: other },
  });
  const versions = useAnswer(ListVersions, {}).data?.versions ?? [];
  const shown = useMemo(
    () => data?.changes.filter((change) => part === undefined || change.part === part) ?? [],
    [data, part],
  );
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={8} />;
  const parts = [...new Set(data.changes.map((change) => change.part))];
  return (
    <>
      <div className="filter-bar">
        <Select
          aria-label={text.compareWith}
          className="filter-narrow"
          popupMatchSelectWidth={false}
          value={data.old?.id}
          placeholder={text.compareWith}
          options={versions
            .filter((one) => one.id !== version.id)
            .map((one) => ({ value: one.id, label: text.version(one.version) }))}
          onChange={setOther}
        />
        {parts.length < 2 ? null : (
          <Select
            aria-label={text.allParts}
            allowClear
            className="filter-narrow"
            placeholder={text.allParts}
            value={part}
            options={parts.map((value) => ({ value, label: words.of(partNames, value) }))}
            onChange={(value?: string) => setPart(value)}
          />
        )}
        {data.old === null ? null : (
          <p className="soft figures filter-note">
            {text.compared(data.old.version, data.new.version)} · {text.changeCount(shown.length)}
          </p>
        )}
      </div>
      {data.old === null ? (
        <EmptyState title={text.firstVersion}>{text.firstVersionHint}</EmptyState>
      ) : data.changes.length === 0 ? (
        <EmptyState title={text.noDifference}>{text.noDifferenceHint}</EmptyState>
      ) : (
        <Parts changes={shown} />
      )}
    </>
  );
}
