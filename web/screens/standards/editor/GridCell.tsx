import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type EditorProps, FieldEditor } from './FieldEditor.tsx';

type Props = Omit<EditorProps, 'auto' | 'onChange'> & {
  shown: string;
  row: number;
  column: number;
  readOnly: boolean;
  className?: string;
  onCommit: (value: unknown) => void;
};

const STEPS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves the focus to the cell at a distance, if there is one. */
function go(from: HTMLElement, rows: number, columns: number): void {
  const [row = 0, column = 0] = (from.dataset.cell ?? '').split(':').map(Number);
  const wanted = `[data-cell="${row + rows}:${column + columns}"]`;
  from.closest('table')?.querySelector<HTMLElement>(wanted)?.focus();
}

const isTyped = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && (key.length === 1 || key === 'Process');

/** Fields that one choice settles: the cell closes as soon as it is made. */
const closesAtOnce = ({ kind }: EditorProps['field']): boolean => kind === 'choice' || kind === 'clause';

/** One cell of the decision table: arrows move, Enter or typing edits, Tab goes on, Esc takes the edit back. */
export function GridCell(props: Props) {
  const { field, value, shown, row, column, readOnly, label, wrong = false, onCommit } = props;
  const [typed, setTyped] = useState<{ value: unknown } | undefined>(undefined);
  const cell = useRef<HTMLTableCellElement>(null);
  const isEditing = typed !== undefined;
  const begin = () => {
    if (!readOnly) flushSync(() => setTyped({ value }));
  };
  const end = (commit: { value: unknown } | undefined, backToCell: boolean) => {
    flushSync(() => setTyped(undefined));
    if (commit !== undefined) onCommit(commit.value);
    if (backToCell) cell.current?.focus();
  };
  const clear = () => {
    if (readOnly || !field.at.startsWith('when.')) return;
    onCommit(undefined);
  };
  const onCellKey = (event: KeyboardEvent<HTMLElement>) => {
    if (isEditing || event.target !== cell.current) return;
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      go(event.currentTarget, ...step);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      begin();
    } else if (event.key === 'Delete' || event.key === 'Backspace') clear();
    else if (isTyped(event)) begin();
  };
  const onEditorKey = (event: KeyboardEvent<HTMLElement>) => {
    if (!isEditing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      end(undefined, true);
    } else if (event.key === 'Tab') {
      event.preventDefault();
      end(typed, true);
      if (cell.current !== null) go(cell.current, 0, event.shiftKey ? -1 : 1);
    } else if (event.key === 'Enter' && field.kind === 'number') {
      event.preventDefault();
      end(typed, true);
      if (cell.current !== null) go(cell.current, 1, 0);
    }
  };
  return (
    <td
      ref={cell}
      data-cell={`${row}:${column}`}
      tabIndex={row === 0 && column === 0 ? 0 : -1}
      aria-label={`${label} ${shown}`}
      aria-invalid={wrong || undefined}
      className={[props.className, isEditing ? 'cell-editing' : '', wrong ? 'cell-wrong' : ''].join(' ')}
      onClick={() => !isEditing && begin()}
      onKeyDown={onCellKey}
      onKeyDownCapture={onEditorKey}
    >
      {isEditing ? (
        <div
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) end(typed, false);
          }}
        >
          <FieldEditor
            {...props}
            auto
            value={typed.value}
            onChange={(next) => (closesAtOnce(field) ? end({ value: next }, true) : setTyped({ value: next }))}
          />
        </div>
      ) : (
        shown
      )}
    </td>
  );
}
