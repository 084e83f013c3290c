import { useNavigate } from '@tanstack/react-router';
import { useText } from '../../../ui/i18n.tsx';
import { orderTexts } from '../../texts/work-orders.ts';
import { ListEmpty } from '../../widgets/list/ListEmpty.tsx';
import { ObjectList } from '../../widgets/list/ObjectList.tsx';
import { useListAddress } from '../../widgets/list/use-list-address.ts';
import { OrderFilters } from './OrderFilters.tsx';
import { OrderPanel } from './OrderPanel.tsx';
import { OrderRows } from './OrderRows.tsx';
import { hasFilter, readOrderSearch } from './order-search.ts';
import { useOrders } from './use-orders.ts';
import '../list/case-table.css';
import '../../widgets/order/order.css';

/** Work orders in sight: filters in the address, the chosen one beside. */
export function OrdersPage() {
  const text = useText(orderTexts);
  const navigate = useNavigate();
  const { search, change } = useListAddress(readOrderSearch);
  return (
    <ObjectList
      title={text.list}
      filters={<OrderFilters search={search} onChange={change} />}
      pages={useOrders(search)}
      open={search.open}
      onChoose={(open) => change({ open })}
      onOpenPage={(number) => void navigate({ to: '/work-orders/$number', params: { number } })}
      panel={(number) => <OrderPanel number={number} />}
      words={text}
      empty={
        <ListEmpty
          filtered={hasFilter(search)}
          words={{ ...text, none: text.none[search.tab ?? 'open'] }}
          onClear={() => change({ region: undefined, day: undefined, technician: undefined })}
        />
      }
    >
      {(rows, onChoose) => <OrderRows rows={rows} chosen={search.open} onChoose={onChoose} />}
    </ObjectList>
  );
}
