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

type Typed = { value: unknown } | undefined;

/** The edit of a cell: begun, typed, and ended with or without effect. */
function useEdit({ value, readOnly, onCommit }: Pick<Props, 'value' | 'readOnly' | 'onCommit'>) {
  const [typed, setTyped] = useState<Typed>(undefined);
  const cell = useRef<HTMLTableCellElement>(null);
  // At once, so that the key that began the edit reaches the field.
  const begin = () => {
    if (!readOnly) flushSync(() => setTyped({ value }));
  };
  const end = (commit: Typed) => {
    flushSync(() => setTyped(undefined));
    if (commit !== undefined) onCommit(commit.value);
  };
  const endAndGo = (commit: Typed, rows: number, columns: number) => {
    end(commit);
    cell.current?.focus();
    if (cell.current !== null && (rows !== 0 || columns !== 0)) go(cell.current, rows, columns);
  };
  return { cell, typed, setTyped, begin, end, endAndGo };
}

type Edit = ReturnType<typeof useEdit>;

function onCellKey(event: KeyboardEvent<HTMLElement>, edit: Edit, clear: () => void): void {
  const step = STEPS[event.key];
  if (step !== undefined) {
    event.preventDefault();
    go(event.currentTarget, ...step);
  } else if (event.key === 'Enter' || event.key === 'F2') {
    event.preventDefault();
    edit.begin();
  } else if (event.key === 'Delete' || event.key === 'Backspace') clear();
  else if (isTyped(event)) edit.begin();
}

function onEditorKey(event: KeyboardEvent<HTMLElement>, edit: Edit, kind: string): void {
  if (event.key === 'Escape') {
    event.stopPropagation();
    edit.endAndGo(undefined, 0, 0);
  } else if (event.key === 'Tab') {
    event.preventDefault();
    edit.endAndGo(edit.typed, 0, event.shiftKey ? -1 : 1);
  } else if (event.key === 'Enter' && kind === 'number') {
    event.preventDefault();
    edit.endAndGo(edit.typed, 1, 0);
  }
}

/** One cell of the decision table: arrows move, Enter or typing edits, Tab goes on, Esc takes the edit back. */
export function GridCell(props: Props) {
  const { field, shown, row, column, readOnly, label, wrong = false, onCommit } = props;
  const edit = useEdit(props);
  const { cell, typed } = edit;
  const clear = () => {
    if (!readOnly && field.at.startsWith('when.')) onCommit(undefined);
  };
  return (
    <td
      ref={cell}
      data-cell={`${row}:${column}`}
      tabIndex={row === 0 && column === 0 ? 0 : -1}
      aria-label={`${label} ${shown}`}
      aria-invalid={wrong || undefined}
      className={[props.className, typed && 'cell-editing', wrong && 'cell-wrong'].filter(Boolean).join(' ')}
      onClick={() => typed === undefined && edit.begin()}
      onKeyDown={(event) => event.target === cell.current && onCellKey(event, edit, clear)}
      onKeyDownCapture={(event) => typed !== undefined && onEditorKey(event, edit, field.kind)}
      onBlur={(event) => {
        const isInside = event.currentTarget.contains(event.relatedTarget);
        if (typed !== undefined && !isInside) edit.end(typed);
      }}
    >
      <span className="cell-shown">{shown}</span>
      {typed === undefined ? null : (
        <div className="cell-editor">
          <FieldEditor
            {...props}
            auto
            value={typed.value}
            onChange={(next) =>
              closesAtOnce(field) ? edit.endAndGo({ value: next }, 0, 0) : edit.setTyped({ value: next })
            }
          />
        </div>
      )}
    </td>
  );
}
