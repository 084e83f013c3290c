import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useText } from '../../../../ui/i18n.tsx';
import { PlusIcon } from '../../../../ui/icons.tsx';
import { EmptyState } from '../../../../ui/kit/States.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import { EntryRow, type ListProps, type RowProps } from './EntryRow.tsx';
import { valueAt } from './paths.ts';
import { freeKey, inserted, moved, replaced, without } from './rows.ts';
import type { Entry } from './sheet.ts';

type Props = ListProps & {
  rows: Entry[];
  onChange: (rows: Entry[]) => void;
  /** Rows that a filter outside the list leaves out; without it the list has a filter of its own. */
  hides?: ((place: number) => boolean) | undefined;
};

function copyOf(entry: Entry, rows: Entry[]): Entry {
  if (typeof entry.key !== 'string') return entry;
  const taken = rows.map((row) => String(row.key));
  return { ...entry, key: freeKey(entry.key.replace(/_\d+$/, ''), taken) };
}

/** Brings an entry that has just been added into view, with its first field. */
function showOpened(): void {
  setTimeout(() => {
    const body = document.querySelector('.entry-body');
    body?.scrollIntoView({ block: 'center' });
    body?.querySelector<HTMLElement>('input, textarea')?.focus();
  });
}

const LONG = 12;
const searchable = (entry: Entry): string => JSON.stringify(entry).toLowerCase();

type Filter = { find: string; code: string | undefined };

type FilterProps = Props & { filter: Filter; onFilter: (filter: Filter) => void };

function FilterBar({ sheet, rows, around, hides, filter, onFilter }: FilterProps) {
  const text = useText(editorTexts);
  const by = sheet.filter;
  if (rows.length < LONG || hides !== undefined) return null;
  return (
    <div className="filter-bar">
      <Input.Search
        allowClear
        className="filter-wide"
        placeholder={text.find}
        aria-label={text.find}
        value={filter.find}
        onChange={(event) => onFilter({ ...filter, find: event.target.value })}
      />
      {by === undefined ? null : (
        <Select
          allowClear
          className="filter-narrow"
          aria-label={around.says.name(by.at)}
          placeholder={around.says.name(by.at)}
          popupMatchSelectWidth={false}
          value={filter.code ?? null}
          options={by.codes.map((code) => ({ value: String(code), label: around.says.value(by.at, code) }))}
          onChange={(code?: string) => onFilter({ ...filter, code })}
        />
      )}
    </div>
  );
}

/** A list of entries: each one line, opened to edit; added, copied, moved and deleted. */
export function ListEditor(props: Props) {
  const { sheet, rows, around, hides, onChange } = props;
  const text = useText(editorTexts);
  const [open, setOpen] = useState<number | undefined>(undefined);
  const [filter, setFilter] = useState<Filter>({ find: '', code: undefined });
  const places = rows.flatMap((entry, place) => {
    const fitsText = searchable(entry).includes(filter.find.trim().toLowerCase());
    const fitsCode =
      filter.code === undefined || String(valueAt(entry, sheet.filter?.at ?? '')) === filter.code;
    const isShown = fitsText && fitsCode && !(hides?.(place) ?? false);
    return isShown || place === open ? [place] : [];
  });
  const add = () => {
    if (sheet.blank === undefined) return;
    setFilter({ find: '', code: undefined });
    onChange([...rows, copyOf(sheet.blank(around.pack), rows)]);
    setOpen(rows.length);
    showOpened();
  };
  const entryProps = (entry: Entry, place: number): RowProps => ({
    ...props,
    entry,
    place,
    last: rows.length - 1,
    isOpen: open === place,
    onOpen: (wanted) => setOpen(wanted ? place : undefined),
    onEntry: (next) => onChange(replaced(rows, place, next)),
    onMove: (from, to) => {
      setOpen(undefined);
      onChange(moved(rows, from, to));
    },
    onCopy: () => {
      onChange(inserted(rows, place + 1, copyOf(entry, rows)));
      setOpen(place + 1);
      showOpened();
    },
    onRemove: () => {
      setOpen(undefined);
      onChange(without(rows, place));
    },
  });
  return (
    <div className="entry-list">
      <FilterBar {...props} filter={filter} onFilter={setFilter} />
      {rows.length === 0 ? <EmptyState title={text.noneYet}>{text.noneYetHint}</EmptyState> : null}
      {rows.length > 0 && places.length === 0 && hides === undefined ? (
        <EmptyState
          title={text.noneShown}
          action={<Button onClick={() => setFilter({ find: '', code: undefined })}>{text.clear}</Button>}
        >
          {text.noneShownHint}
        </EmptyState>
      ) : null}
      {places.length === 0 ? null : (
        <ul className="sheet-of-rows">
          {places.map((place) => (
            <EntryRow key={place} {...entryProps(rows[place] as Entry, place)} />
          ))}
        </ul>
      )}
      {around.readOnly || sheet.blank === undefined ? null : (
        <Button icon={<PlusIcon />} onClick={add}>
          {text.add}
        </Button>
      )}
    </div>
  );
}
