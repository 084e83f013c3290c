import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Checkbox } from 'antd';
import { type RefObject, useEffect, useRef } from 'react';
import type { CaseRow } from '../../../domains/cases/cases.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useLook } from '../../../ui/theme.ts';
import { listTexts } from '../../texts/lists.ts';
import { useNarrow } from '../../widgets/case/use-narrow.ts';
import { useWords, type Words } from '../../widgets/case/words.ts';
import { CaseLine } from '../../widgets/list/CaseLine.tsx';
import { choosing } from '../../widgets/list/choosing.ts';
import { type ColumnKey, columns } from './columns.tsx';
import './case-table.css';

const PHONE_ROW = 72;
const HEAD_PX = 32;

export type TableProps = {
  rows: CaseRow[];
  shown: ColumnKey[];
  chosen: string | undefined;
  selected: ReadonlySet<string>;
  scroller: RefObject<HTMLDivElement | null>;
  onChoose: ((number: string) => void) | undefined;
  onSelect: (number: string) => void;
  onSelectAll: () => void;
  onEnd: () => void;
};

type RowProps = Pick<TableProps, 'shown' | 'onChoose' | 'onSelect'> & {
  row: CaseRow;
  chosen: boolean;
  selected: boolean;
  words: Words;
  template: string;
};

function TableRow({ row, shown, chosen, selected, words, template, onChoose, onSelect }: RowProps) {
  const text = useText(listTexts);
  return (
    <div className={chosen ? 'table-row case-line-chosen' : 'table-row'} data-number={row.number}>
      <span className="cell-check">
        <Checkbox
          checked={selected}
          onChange={() => onSelect(row.number)}
          aria-label={text.selectOne(row.number)}
        />
      </span>
      <Link
        to="/cases/$number"
        params={{ number: row.number }}
        className="table-cells"
        style={{ gridTemplateColumns: template }}
        onClick={choosing(onChoose, row.number)}
      >
        {shown.map((key) => (
          <span key={key} className={`cell cell-${key}`}>
            {columns[key].render(row, words)}
          </span>
        ))}
      </Link>
    </div>
  );
}

function TableHead({ shown, template, selected, rows, onSelectAll }: TableProps & { template: string }) {
  const text = useText(listTexts);
  const all = rows.length > 0 && selected.size >= rows.length;
  return (
    <div className="table-head">
      <span className="cell-check">
        <Checkbox
          checked={all}
          indeterminate={selected.size > 0 && !all}
          onChange={onSelectAll}
          aria-label={text.selectAll}
        />
      </span>
      <span className="table-cells" style={{ gridTemplateColumns: template }}>
        {shown.map((key) => (
          <span key={key} className="cell">
            {text.columnNames[key]}
          </span>
        ))}
      </span>
    </div>
  );
}

/** Rows of which only those in sight are drawn; cards on a phone. */
export function CaseTable(props: TableProps) {
  const { rows, shown, chosen, selected, scroller, onChoose, onSelect, onEnd } = props;
  const words = useWords();
  const narrow = useNarrow();
  const { density } = useLook();
  const height = narrow ? PHONE_ROW : density === 'compact' ? 36 : 44;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    scrollPaddingStart: HEAD_PX,
  });
  useEffect(() => {
    if (height > 0) virtual.measure();
  }, [virtual, height]);
  const latest = useRef(rows);
  latest.current = rows;
  useEffect(() => {
    const place = latest.current.findIndex((row) => row.number === chosen);
    if (place >= 0) virtual.scrollToIndex(place, { align: 'auto' });
  }, [virtual, chosen]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 10) onEnd();
  }, [last, rows.length, onEnd]);
  const template = shown.map((key) => columns[key].width).join(' ');
  return (
    <div className={narrow ? 'case-lines' : 'case-table'}>
      {narrow ? null : <TableHead {...props} template={template} />}
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const place = {
            position: 'absolute',
            top: 0,
            left: 0,
            right: 0,
            height,
            transform: `translateY(${item.start}px)`,
          } as const;
          return (
            <div key={row.number} style={place}>
              {narrow ? (
                <CaseLine row={row} chosen={row.number === chosen} />
              ) : (
                <TableRow
                  row={row}
                  shown={shown}
                  chosen={row.number === chosen}
                  selected={selected.has(row.number)}
                  words={words}
                  template={template}
                  onChoose={onChoose}
                  onSelect={onSelect}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
