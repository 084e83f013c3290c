import { Button, Dropdown } from 'antd';
import type { Limit } from '../../../../domains/standards/standards.contract.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { MoreIcon } from '../../../../ui/icons.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import { type Around, EntryForm } from './EntryForm.tsx';
import { type Field, isCondition, limitDetails } from './fields.ts';
import { GridCell } from './GridCell.tsx';
import { LimitWords } from './LimitWords.tsx';
import type { Note } from './notes.ts';
import { valueAt, withValue } from './paths.ts';
import { RowNotes } from './RowNotes.tsx';

export type RowActs = {
  change: (limit: Limit) => void;
  copy: () => void;
  remove: () => void;
};
type Props = {
  limit: Limit;
  row: number;
  columns: Field[];
  notes: Note[];
  around: Around;
  at: number;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  acts: RowActs;
};

const isGone = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/** The limit with another value in one cell; an empty condition asks nothing. */
function changed(limit: Limit, field: Field, value: unknown): Limit {
  const next = isCondition(field) && isGone(value) ? undefined : value;
  return withValue(limit, field.at, next) as Limit;
}

function Cells({ limit, row, columns, notes, around, acts }: Props) {
  const text = useText(editorTexts);
  const { says } = around;
  return columns.map((field, column) => {
    const value = valueAt(limit, field.at);
    const isAny = isCondition(field) && isGone(value);
    const shown = isAny ? text.any : field.kind === 'clause' ? String(value) : says.value(field.at, value);
    return (
      <GridCell
        key={field.at}
        {...around}
        field={field}
        row={row}
        column={column}
        label={says.name(field.at)}
        value={value}
        shown={shown}
        className={`cell-${field.at.replace('.', '-')} ${isAny ? 'cell-any' : ''}`}
        wrong={notes.some((note) => note.field === field.at)}
        onCommit={(next) => acts.change(changed(limit, field, next))}
      />
    );
  });
}

function RowMenu({ isOpen, onOpen, acts }: Pick<Props, 'isOpen' | 'onOpen' | 'acts'>) {
  const text = useText(editorTexts);
  const items = [
    { key: 'details', label: isOpen ? text.close : text.details, onClick: () => onOpen(!isOpen) },
    { key: 'copy', label: text.duplicate, onClick: acts.copy },
    { key: 'remove', label: text.remove, danger: true, onClick: acts.remove },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" size="small" icon={<MoreIcon />} aria-haspopup="menu" aria-label={text.actions} />
    </Dropdown>
  );
}

/** A limit in the table: its cells, and under them what they mean and what is wrong. */
export function LimitRow(props: Props) {
  const { limit, columns, notes, around, at, isOpen, onOpen, acts } = props;
  const wide = columns.length + (around.readOnly ? 0 : 1);
  return (
    <>
      <tr
        className={limit.supersededBy === null ? 'limit-cells' : 'limit-cells limit-gone'}
        data-row={limit.key}
      >
        <Cells {...props} />
        {around.readOnly ? null : (
          <td className="limit-acts">
            <RowMenu isOpen={isOpen} onOpen={onOpen} acts={acts} />
          </td>
        )}
      </tr>
      <tr className="limit-means">
        <td colSpan={wide}>
          <div className="limit-means-frame">
            <LimitWords limit={limit} pack={around.pack} at={at} />
            <RowNotes notes={notes} />
            {isOpen ? (
              <EntryForm
                fields={limitDetails}
                entry={limit}
                notes={notes}
                around={around}
                onChange={(next) => acts.change(next as Limit)}
              />
            ) : null}
          </div>
        </td>
      </tr>
    </>
  );
}
