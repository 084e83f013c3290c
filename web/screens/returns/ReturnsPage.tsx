import { useNavigate } from '@tanstack/react-router';
import { useText } from '../../../ui/i18n.tsx';
import { returnTexts } from '../../texts/returns.ts';
import { ListEmpty } from '../../widgets/list/ListEmpty.tsx';
import { ObjectList } from '../../widgets/list/ObjectList.tsx';
import { useListAddress } from '../../widgets/list/use-list-address.ts';
import { ReturnFilters } from './ReturnFilters.tsx';
import { ReturnPanel } from './ReturnPanel.tsx';
import { ReturnRows } from './ReturnRows.tsx';
import { hasFilter, readReturnSearch } from './return-search.ts';
import { useReturns } from './use-returns.ts';
import '../list/case-table.css';
import '../../widgets/returns/returns.css';

/** Return orders in sight: filters in the address, the chosen one beside. */
export function ReturnsPage() {
  const text = useText(returnTexts);
  const navigate = useNavigate();
  const { search, change } = useListAddress(readReturnSearch);
  return (
    <ObjectList
      title={text.list}
      filters={<ReturnFilters search={search} onChange={change} />}
      pages={useReturns(search)}
      open={search.open}
      onChoose={(open) => change({ open })}
      onOpenPage={(number) => void navigate({ to: '/returns/$number', params: { number } })}
      panel={(number) => <ReturnPanel number={number} />}
      words={text}
      empty={
        <ListEmpty
          filtered={hasFilter(search)}
          words={{ ...text, none: text.none[search.tab ?? 'open'] }}
          onClear={() => change({ kind: undefined, step: undefined, region: undefined })}
        />
      }
    >
      {(rows, onChoose) => <ReturnRows rows={rows} chosen={search.open} onChoose={onChoose} />}
    </ObjectList>
  );
}
