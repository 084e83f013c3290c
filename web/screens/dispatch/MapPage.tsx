import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { GetDispatchMap } from '../../../domains/dispatch/map.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonBlock } from '../../../ui/kit/States.tsx';
import { Remaining } from '../../../ui/time.tsx';
import { useMe } from '../../session.ts';
import { mapTexts } from '../../texts/dispatch-map.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { slotText } from '../../widgets/order/slot.ts';
import type { BoardSearch } from './board.ts';
import { DispatchFilters, DispatchTabs } from './DispatchTools.tsx';
import { type Chosen, MapCanvas } from './MapCanvas.tsx';
import type { DispatchMap, MapTechnician } from './map-view.ts';
import '../../widgets/order/order.css';
import './board.css';
import './plan.css';
import './map.css';

type Pick = { chosen: Chosen | null; onChoose: (chosen: Chosen) => void };

function Technician({ technician, chosen, onChoose }: Pick & { technician: MapTechnician }) {
  const text = useText(mapTexts);
  const { id, name, home, working, visits } = technician;
  const isChosen = chosen?.kind === 'technician' && chosen.id === id;
  const told = working || visits.length > 0 ? text.routeOf(visits.length) : text.off;
  return (
    <li>
      <button
        type="button"
        className={isChosen ? 'map-line map-line-chosen' : 'map-line'}
        aria-pressed={isChosen}
        onClick={() => onChoose({ kind: 'technician', id })}
      >
        <strong>{name}</strong>
        <span className="soft">{[told, home === null ? text.noHome : ''].filter(Boolean).join(' · ')}</span>
      </button>
      {isChosen && visits.length > 0 ? (
        <ol className="map-stops">
          {visits.map((visit) => (
            <li key={visit.number}>
              <Link to="/work-orders/$number" params={{ number: visit.number }}>
                <span className="figures">{slotText(visit).slice(-11)}</span> {visit.subject}
              </Link>
              <span className="soft"> {visit.district}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </li>
  );
}

type Order = DispatchMap['unplanned'][number];

function OrderLine({ order, chosen, onChoose }: Pick & { order: Order }) {
  const text = useText(mapTexts);
  const isChosen = chosen?.id === order.number;
  const marks = [
    order.district,
    order.crewSize > 1 ? text.crew(order.crewSize) : '',
    order.spot?.basis === 'centre' ? text.centre : '',
  ];
  return (
    <li>
      <button
        type="button"
        className={isChosen ? 'map-line map-line-chosen' : 'map-line'}
        aria-pressed={isChosen}
        onClick={() => onChoose({ kind: 'order', id: order.number })}
      >
        <strong>{order.subject}</strong>
        <span className="soft">{marks.filter(Boolean).join(' · ')}</span>
        {order.dueAt === null ? null : <Remaining dueAt={order.dueAt} compact />}
      </button>
    </li>
  );
}

/** What was chosen on the map or in the list, with the ways on. */
function Panel({ map, chosen, onClose }: { map: DispatchMap; chosen: Chosen | null; onClose: () => void }) {
  const text = useText(mapTexts);
  if (chosen?.kind !== 'order') return null;
  const waiting = map.unplanned.find(({ number }) => number === chosen.id);
  const holder = map.technicians.find(({ visits }) => visits.some(({ number }) => number === chosen.id));
  const visit = holder?.visits.find(({ number }) => number === chosen.id);
  const order = waiting ?? visit;
  if (order === undefined) return null;
  return (
    <section className="map-panel" aria-label={text.chosen}>
      <header>
        <strong className="figures">{order.number}</strong>
        <Button size="small" onClick={onClose}>
          {text.close}
        </Button>
      </header>
      <p>{order.subject}</p>
      <p className="soft">
        {order.district}
        {visit === undefined ? null : (
          <>
            {' · '}
            <span className="figures">{slotText(visit)}</span> · {holder?.name}
          </>
        )}
      </p>
      <p className="map-ways">
        <Link to="/work-orders/$number" params={{ number: order.number }}>
          {text.openOrder}
        </Link>
        {waiting === undefined ? null : (
          <Link to="/dispatch" search={{ region: map.region, day: map.day }}>
            {text.onBoard}
          </Link>
        )}
      </p>
    </section>
  );
}

function Lists({ map, chosen, onChoose }: Pick & { map: DispatchMap }) {
  const text = useText(mapTexts);
  const known = map.unplanned.filter(({ spot }) => spot !== null);
  const unknown = map.unplanned.filter(({ spot }) => spot === null);
  return (
    <div className="map-lists">
      <h2>{text.technicians}</h2>
      <ul>
        {map.technicians.map((one) => (
          <Technician key={one.id} technician={one} chosen={chosen} onChoose={onChoose} />
        ))}
      </ul>
      <h2>{text.unplanned}</h2>
      {map.unplanned.length === 0 ? <p className="faint">{text.none}</p> : null}
      <ul>
        {known.map((order) => (
          <OrderLine key={order.number} order={order} chosen={chosen} onChoose={onChoose} />
        ))}
      </ul>
      {unknown.length === 0 ? null : (
        <>
          <h2>{text.unknown}</h2>
          <p className="faint">{text.unknownHint}</p>
          <ul>
            {unknown.map((order) => (
              <OrderLine key={order.number} order={order} chosen={chosen} onChoose={onChoose} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Shown({ map }: { map: DispatchMap }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const choose = (next: Chosen) =>
    setChosen((known) => (known?.id === next.id && known.kind === next.kind ? null : next));
  return (
    <div className="map">
      <div className="map-stage">
        <MapCanvas map={map} chosen={chosen} onChoose={choose} />
        <Panel map={map} chosen={chosen} onClose={() => setChosen(null)} />
      </div>
      <Lists map={map} chosen={chosen} onChoose={choose} />
    </div>
  );
}

/** Where everybody and everything of a region's day is; the list beside the map says the same in words. */
export function MapPage() {
  const text = useText(mapTexts);
  const search = useSearch({ from: '/signed-in/dispatch/map' });
  const navigate = useNavigate();
  const me = useMe();
  const region = search.region ?? me.region ?? 'east';
  const day = search.day ?? chinaDay(now());
  const { data, error, refetch } = useAnswer(GetDispatchMap, { query: { region, day } });
  const change = (part: BoardSearch) =>
    void navigate({ to: '/dispatch/map', search: { region, day, ...part }, replace: true });
  const isEmpty = data !== undefined && data.technicians.length + data.unplanned.length === 0;
  return (
    <PageFrame
      title={text.title}
      note={text.note}
      actions={<DispatchFilters region={region} day={day} onChange={change} />}
    >
      <DispatchTabs region={region} day={day} />
      {data === undefined && error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : null}
      {data === undefined && error === null ? <SkeletonBlock height={520} /> : null}
      {isEmpty ? <EmptyState title={text.nobody}>{text.nobodyHint}</EmptyState> : null}
      {data === undefined || isEmpty ? null : <Shown key={`${region}${day}`} map={data} />}
    </PageFrame>
  );
}
