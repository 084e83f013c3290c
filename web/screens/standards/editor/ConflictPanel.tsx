import { Button } from 'antd';
import { differenceOf } from '../../../../domains/standards/difference.rules.ts';
import type { Pack } from '../../../../domains/standards/standards.contract.ts';
import type { EntryChange, PackPart } from '../../../../domains/standards/versions.contract.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import { changeNames } from '../../../texts/version-names.ts';
import { shownFields } from '../../versions/field-words.ts';
import { merged } from './draft.ts';
import type { Editing } from './use-drafts.ts';
import type { Says } from './value-words.ts';

type Props = { part: PackPart; editing: Editing; stored: Pack; says: Says };

function Line({ change, says }: { change: EntryChange; says: Says }) {
  return (
    <li>
      <strong>{says.words.of(changeNames, change.change)}</strong> <span>{change.clause ?? ''}</span>{' '}
      <span className="soft">
        {shownFields(change)
          .slice(0, 6)
          .map(({ path, old, new: next }) => {
            const [was, is] = [says.value(path, old), says.value(path, next)];
            return `${says.name(path)} ${change.change === 'changed' ? `${was || '—'} → ${is || '—'}` : is || was}`;
          })
          .join(' · ')}
      </span>
    </li>
  );
}

/** Somebody else saved this part meanwhile: what it was, and whether to join or to give way. */
export function ConflictPanel({ part, editing, stored, says }: Props) {
  const text = useText(editorTexts);
  if (!editing.isTaken(part)) return null;
  const { base, value } = editing.draftOf(part);
  const before = { ...stored, [part]: base } as Pack;
  const changes = differenceOf(before, stored).filter((change) => change.part === part);
  const joined = merged(part, base, value, stored[part]);
  const clauseOf = (key: string) => changes.find((change) => change.key === key)?.clause ?? key;
  return (
    <section className="conflict" role="alert" aria-label={text.conflictTitle}>
      <h3>{text.conflictTitle}</h3>
      <p>{text.conflictHint}</p>
      <ul>
        {changes.map((change) => (
          <Line key={`${change.change} ${change.key}`} change={change} says={says} />
        ))}
      </ul>
      <p>
        {joined.clashes.length === 0
          ? text.noClash
          : text.clash(says.words.list(joined.clashes.map(clauseOf)))}
      </p>
      <div className="conflict-acts">
        <Button
          type="primary"
          onClick={() => {
            editing.forgetError();
            editing.rebase(part, joined.value);
          }}
        >
          {text.reapply}
        </Button>
        <Button
          onClick={() => {
            editing.forgetError();
            editing.drop(part);
          }}
        >
          {text.takeTheirs}
        </Button>
      </div>
    </section>
  );
}
