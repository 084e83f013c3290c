import { useState } from 'react';
import { clockEvents, type Limit } from '../../../../domains/standards/standards.contract.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import type { Around } from './EntryForm.tsx';
import type { Field } from './fields.ts';
import { LimitRow, type RowActs } from './LimitRow.tsx';
import { type Note, notesOf } from './notes.ts';

type Props = {
  limits: Limit[];
  /** Places of the limits to show. */
  shown: number[];
  columns: Field[];
  notes: Note[];
  around: Around;
  at: number;
  actsOf: (place: number) => RowActs;
};

/** The table itself: a body for each event, every row editable in place. */
export function LimitTable({ limits, shown, columns, notes, around, at, actsOf }: Props) {
  const text = useText(editorTexts);
  const [open, setOpen] = useState<string | undefined>(undefined);
  const { says, readOnly } = around;
  const groups = clockEvents
    .map((event) => ({ event, places: shown.filter((place) => limits[place]?.event === event) }))
    .filter(({ places }) => places.length > 0);
  const order = groups.flatMap(({ places }) => places);
  if (order.length === 0) return null;
  return (
    <div className="sheet-of-rows decision-frame">
      <table className="rows-table decision-table">
        <thead>
          <tr>
            {columns.map((field) => (
              <th key={field.at} scope="col">
                {says.name(field.at)}
              </th>
            ))}
            {readOnly ? null : (
              <th scope="col" className="limit-acts">
                <span className="hidden-label">{text.actions}</span>
              </th>
            )}
          </tr>
        </thead>
        {groups.map(({ event, places }) => (
          <tbody key={event}>
            <tr className="event-row">
              <th colSpan={columns.length + (readOnly ? 0 : 1)} scope="rowgroup">
                <span>
                  {says.value('event', event)} <span className="faint figures">{places.length}</span>
                </span>
              </th>
            </tr>
            {places.map((place) => {
              const limit = limits[place];
              return limit === undefined ? null : (
                <LimitRow
                  key={limit.key}
                  limit={limit}
                  row={order.indexOf(place)}
                  columns={columns}
                  notes={notesOf(notes, limit.key)}
                  around={around}
                  at={at}
                  isOpen={open === limit.key}
                  onOpen={(wanted) => setOpen(wanted ? limit.key : undefined)}
                  acts={actsOf(place)}
                />
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}
