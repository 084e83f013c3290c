import { Checkbox, Input, Select } from 'antd';
import { clockEvents, type Limit } from '../../../../domains/standards/standards.contract.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import { useNarrow } from '../../../widgets/case/use-narrow.ts';
import type { Around } from './EntryForm.tsx';

type Event = Limit['event'];
type BarProps = {
  event: Event | undefined;
  find: string;
  all: boolean;
  says: Around['says'];
  onEvent: (event: Event | undefined) => void;
  onFind: (find: string) => void;
  onAll: (all: boolean) => void;
};

/** Narrows the table by event and words, and shows the conditions that no limit asks. */
export function LimitBar({ event, find, all, says, onEvent, onFind, onAll }: BarProps) {
  const text = useText(editorTexts);
  const narrow = useNarrow();
  return (
    <div className="filter-bar">
      <Select
        allowClear
        className="filter-narrow"
        aria-label={text.allEvents}
        placeholder={text.allEvents}
        popupMatchSelectWidth={false}
        value={event ?? null}
        options={clockEvents.map((code) => ({ value: code, label: says.value('event', code) }))}
        onChange={(code?: Event) => onEvent(code)}
      />
      <Input.Search
        allowClear
        className="filter-wide"
        aria-label={text.findLimit}
        placeholder={text.findLimit}
        value={find}
        onChange={(change) => onFind(change.target.value)}
      />
      {narrow ? null : (
        <Checkbox checked={all} onChange={(change) => onAll(change.target.checked)}>
          {text.allColumns}
        </Checkbox>
      )}
    </div>
  );
}
