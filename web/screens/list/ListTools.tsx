import { Button, Checkbox, Popover, Select } from 'antd';
import { addressOf } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { DownloadIcon } from '../../../ui/icons.tsx';
import { useRight } from '../../session.ts';
import { listTexts } from '../../texts/lists.ts';
import { useNarrow } from '../../widgets/case/use-narrow.ts';
import { type CaseSearch, queryOf } from './case-search.ts';
import { type ColumnKey, columnKeys, defaultColumns } from './columns.tsx';
import { Views } from './Views.tsx';

type Columns = { shown: ColumnKey[]; onShow: (shown: ColumnKey[]) => void };

function ColumnChoice({ shown, onShow }: Columns) {
  const text = useText(listTexts);
  const toggle = (key: ColumnKey) => {
    const next = columnKeys.filter((name) => (name === key ? !shown.includes(key) : shown.includes(name)));
    if (next.length > 0) onShow(next);
  };
  const content = (
    <div className="column-list">
      {columnKeys.map((key) => (
        <Checkbox key={key} checked={shown.includes(key)} onChange={() => toggle(key)}>
          {text.columnNames[key]}
        </Checkbox>
      ))}
      <Button type="link" size="small" onClick={() => onShow(defaultColumns)}>
        {text.columnsReset}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} content={content}>
      <Button type="text">{text.columns}</Button>
    </Popover>
  );
}

type ToolsProps = Columns & { search: CaseSearch; onOrder: (order: string) => void };

/** Order, columns, saved views, export: right of the filters. */
export function ListTools({ search, shown, onShow, onOrder }: ToolsProps) {
  const text = useText(listTexts);
  const narrow = useNarrow();
  const mayExport = useRight('cases:export');
  const orders = (['received', 'due'] as const).map((value) => ({ value, label: text.orders[value] }));
  return (
    <>
      <Select
        variant="borderless"
        aria-label={text.order}
        value={search.order ?? 'received'}
        options={orders}
        onChange={onOrder}
      />
      {narrow ? null : <ColumnChoice shown={shown} onShow={onShow} />}
      <Views search={search} />
      {mayExport && !narrow ? (
        <Button
          type="text"
          icon={<DownloadIcon />}
          href={addressOf('/api/cases/export', {}, queryOf(search))}
          download
        >
          {text.exportSeen}
        </Button>
      ) : null}
    </>
  );
}
