import { App, Button } from 'antd';
import type { PackPart } from '../../../../domains/standards/versions.contract.ts';
import { ApiRefusal } from '../../../../ui/client.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { useErrorText } from '../../../../ui/kit/States.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import type { Note } from './notes.ts';
import type { Editing } from './use-drafts.ts';

type Props = { part: PackPart; editing: Editing; notes: Note[]; changes: number };

/** Brings the first row that is wrong into view. */
function showFirst(notes: Note[]): void {
  const row = notes.find((note) => note.row !== null)?.row;
  const place = row === undefined ? null : document.querySelector(`[data-row="${CSS.escape(row ?? '')}"]`);
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('button, [tabindex]')?.focus();
}

function Refusal({ error }: { error: unknown }) {
  const line = useErrorText(error);
  const fields = error instanceof ApiRefusal ? error.fields.map(({ message }) => message) : [];
  return (
    <p className="save-refusal" role="alert">
      {[line, ...new Set(fields)].join(' · ')}
    </p>
  );
}

/** Saves a part, takes edits back, or drops them; says what keeps it from being saved. */
export function SaveBar({ part, editing, notes, changes }: Props) {
  const text = useText(editorTexts);
  const { modal, message } = App.useApp();
  const draft = editing.draftOf(part);
  const wrong = notes.filter(({ tone }) => tone === 'wrong');
  const save = async () => {
    if (wrong.length > 0) {
      showFirst(wrong);
      return;
    }
    try {
      if (await editing.save(part)) void message.success(text.saved);
    } catch {
      // The refusal is shown in the bar.
    }
  };
  const ask = () =>
    modal.confirm({
      title: text.dropAsk,
      content: text.dropHint,
      okText: text.drop,
      okButtonProps: { danger: true },
      cancelText: text.cancel,
      onOk: () => editing.drop(part),
    });
  if (changes === 0 && draft.past.length === 0 && draft.future.length === 0) return null;
  return (
    <div className="save-bar">
      <div className="save-state" role="status">
        {changes > 0 ? <span>{text.unsaved(changes)}</span> : null}
        {wrong.length > 0 ? (
          <button type="button" className="save-wrong" onClick={() => showFirst(wrong)}>
            {text.fixFirst(wrong.length)} · {text.toFirst}
          </button>
        ) : null}
        {editing.error === null || editing.isTaken(part) ? null : <Refusal error={editing.error} />}
      </div>
      <Button disabled={draft.past.length === 0} onClick={() => editing.undo(part)}>
        {text.undo}
      </Button>
      <Button disabled={draft.future.length === 0} onClick={() => editing.redo(part)}>
        {text.redo}
      </Button>
      <Button disabled={changes === 0} onClick={ask}>
        {text.drop}
      </Button>
      <Button
        type="primary"
        // Its name stays the same while the sign of work comes and goes in it.
        aria-label={text.save}
        disabled={changes === 0 || editing.isTaken(part)}
        loading={editing.isSaving}
        onClick={() => void save()}
      >
        {text.save}
      </Button>
    </div>
  );
}
