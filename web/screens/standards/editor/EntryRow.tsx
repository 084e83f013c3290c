import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../ui/i18n.tsx';
import { MoreIcon } from '../../../../ui/icons.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import { ClauseMark } from '../../../widgets/frame/ClauseMark.tsx';
import { EntryFacts } from './EntryFacts.tsx';
import { type Around, EntryForm } from './EntryForm.tsx';
import { type Note, notesOf, rowName } from './notes.ts';
import { valueAt } from './paths.ts';
import { RowNotes } from './RowNotes.tsx';
import type { Entry, Sheet } from './sheet.ts';

export type ListProps = {
  sheet: Sheet;
  notes: Note[];
  around: Around;
  /** What a row says instead of the fields of its summary. */
  summary?: ((entry: Entry, place: number) => ReactNode) | undefined;
  /** A line above the notes, such as why a row is never reached. */
  warning?: ((place: number) => string | undefined) | undefined;
};

/** Facts whose word says what it is. */
const PLAIN = new Set(['kind', 'status', 'duration', 'number', 'keptFor', 'clauses', 'citation', 'unit']);

function Summary({ sheet, entry, around }: { sheet: Sheet; entry: Entry; around: Around }) {
  const text = useText(editorTexts);
  const { says } = around;
  const shown = (path: string) => says.value(path, valueAt(entry, path));
  const head = [
    ...(sheet.title === undefined ? [] : [sheet.title(entry as never, says.words.locale)]),
    ...sheet.head.map(shown),
  ].filter((word) => word !== '');
  const isSetting = entry.origin === 'company_setting' || entry.levelOrigin === 'company_setting';
  const facts = (sheet.facts ?? []).filter((path) => !path.toLowerCase().endsWith('origin'));
  return (
    <>
      {head.length === 0 ? null : <strong className="entry-head">{head.join(' ')}</strong>}
      <span className="entry-says">
        {sheet.says === undefined ? null : shown(sheet.says) || <span className="faint">{text.newText}</span>}
        {facts.map((path) => {
          const word = shown(path);
          return word === '' ? null : (
            <span key={path} className="soft entry-fact">
              {PLAIN.has(path) ? null : <span className="faint">{says.name(path)} </span>}
              {word}
            </span>
          );
        })}
      </span>
      {isSetting ? <span className="tag">{text.companySetting}</span> : null}
    </>
  );
}

export type RowProps = ListProps & {
  entry: Entry;
  place: number;
  last: number;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  onEntry: (entry: Entry) => void;
  onMove: (from: number, to: number) => void;
  onCopy: () => void;
  onRemove: () => void;
};

function RowMenu({ sheet, place, last, onMove, onCopy, onRemove }: RowProps) {
  const text = useText(editorTexts);
  const items = [
    ...(sheet.ordered
      ? [
          { key: 'up', label: text.up, disabled: place === 0, onClick: () => onMove(place, place - 1) },
          {
            key: 'down',
            label: text.down,
            disabled: place === last,
            onClick: () => onMove(place, place + 1),
          },
        ]
      : []),
    { key: 'copy', label: text.duplicate, onClick: onCopy },
    { key: 'remove', label: text.remove, danger: true, onClick: onRemove },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" size="small" icon={<MoreIcon />} aria-haspopup="menu" aria-label={text.actions} />
    </Dropdown>
  );
}

/** One entry: a line, opened to edit or to read its clause. */
export function EntryRow(props: RowProps) {
  const { sheet, entry, place, notes, around, isOpen, onOpen, onEntry, onMove, summary, warning } = props;
  const text = useText(editorTexts);
  const said = notesOf(notes, rowName(entry, place));
  const clause = typeof entry.clause === 'string' ? entry.clause : undefined;
  const canDrag = (sheet.ordered ?? false) && !around.readOnly && !isOpen;
  const unreached = warning?.(place);
  return (
    <li
      className={unreached === undefined ? 'entry' : 'entry entry-unreached'}
      data-row={rowName(entry, place)}
      draggable={canDrag}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', String(place))}
      onDragOver={(event) => canDrag && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onMove(Number(event.dataTransfer.getData('text/plain')), place);
      }}
    >
      <div className="entry-line">
        {sheet.ordered ? <span className="entry-place figures faint">{place + 1}</span> : null}
        <button
          type="button"
          className="entry-open"
          aria-expanded={isOpen}
          onClick={() => onOpen(!isOpen)}
          onKeyDown={(event) => event.key === 'Escape' && onOpen(false)}
        >
          {summary === undefined ? (
            <Summary sheet={sheet} entry={entry} around={around} />
          ) : (
            summary(entry, place)
          )}
        </button>
        {clause === undefined ? null : <ClauseMark clause={clause} />}
        {around.readOnly || sheet.blank === undefined ? null : <RowMenu {...props} />}
      </div>
      {unreached === undefined ? null : <p className="entry-warning">{unreached}</p>}
      {isOpen && !around.readOnly ? null : <RowNotes notes={said} />}
      {isOpen ? (
        <div className="entry-body">
          {around.readOnly ? (
            <EntryFacts fields={sheet.fields(entry, rowName(entry, place))} entry={entry} around={around} />
          ) : (
            <EntryForm
              fields={sheet.fields(entry, rowName(entry, place))}
              entry={entry}
              notes={said}
              around={around}
              tidy={sheet.tidy}
              onChange={(next) => onEntry(next as Entry)}
            />
          )}
          <Button size="small" onClick={() => onOpen(false)}>
            {text.close}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
