import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { mapTexts } from '../../texts/dispatch-map.ts';
import { useWords } from '../../widgets/case/words.ts';
import {
  type DispatchMap,
  gridOf,
  type MapTechnician,
  moved,
  type Point,
  pointsOf,
  project,
  routeOf,
  type Size,
  scaleBar,
  type View,
  viewOf,
  zoomed,
} from './map-view.ts';

export type Chosen = { kind: 'order' | 'technician'; id: string };
type Place = (point: Point) => { x: number; y: number };

function useSize() {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({ width: 800, height: 520 });
  useEffect(() => {
    const box = frame.current;
    if (box === null) return undefined;
    const watcher = new ResizeObserver(() =>
      setSize({ width: Math.max(box.clientWidth, 200), height: Math.max(box.clientHeight, 200) }),
    );
    watcher.observe(box);
    return () => watcher.disconnect();
  }, []);
  return { frame, size };
}

function Grid({ view, size, place }: { view: View; size: Size; place: Place }) {
  const { lngs, lats, step } = gridOf(view, size);
  const digits = step < 0.1 ? 2 : step < 1 ? 1 : 0;
  return (
    <g className="map-grid">
      {lngs.map((lng) => {
        const { x } = place({ lng, lat: view.lat });
        return (
          <g key={lng}>
            <line x1={x} x2={x} y1={0} y2={size.height} />
            <text x={x + 3} y={size.height - 6}>
              {lng.toFixed(digits)}°
            </text>
          </g>
        );
      })}
      {lats.map((lat) => {
        const { y } = place({ lng: view.lng, lat });
        return (
          <g key={lat}>
            <line x1={0} x2={size.width} y1={y} y2={y} />
            <text x={4} y={y - 4}>
              {lat.toFixed(digits)}°
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Scale({ view, size }: { view: View; size: Size }) {
  const text = useText(mapTexts);
  const { km, pixels } = scaleBar(view);
  const right = size.width - 16;
  return (
    <g className="map-scale">
      <path d={`M${right - pixels} 22v6h${pixels}v-6`} />
      <text x={right - pixels / 2} y={18} textAnchor="middle">
        {text.scale(String(km))}
      </text>
    </g>
  );
}

type MarkProps = {
  at: { x: number; y: number };
  className: string;
  title: string;
  onChoose: () => void;
  children: ReactNode;
};

function Mark({ at, className, title, onChoose, children }: MarkProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the map is how the keyboard chooses
    <g className={className} transform={`translate(${at.x} ${at.y})`} onClick={onChoose}>
      <title>{title}</title>
      <circle className="map-touch" r={18} />
      {children}
    </g>
  );
}

type Shown = { map: DispatchMap; chosen: Chosen | null; onChoose: (chosen: Chosen) => void; place: Place };

function Route({ technician, chosen, place }: { technician: MapTechnician; chosen: boolean; place: Place }) {
  const points = routeOf(technician).map(place);
  if (points.length < 2) return null;
  return (
    <polyline
      className={chosen ? 'map-route map-route-chosen' : 'map-route'}
      points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
    />
  );
}

function Technicians({ map, chosen, onChoose, place }: Shown) {
  const isChosen = (id: string) => chosen?.kind === 'technician' && chosen.id === id;
  return (
    <>
      {map.technicians.map((one) => (
        <Route key={one.id} technician={one} chosen={isChosen(one.id)} place={place} />
      ))}
      {map.technicians.flatMap((one) =>
        one.visits.map((visit, nth) =>
          visit.spot === null ? null : (
            <Mark
              key={`${one.id}${visit.number}`}
              at={place(visit.spot)}
              className={
                isChosen(one.id) || chosen?.id === visit.number ? 'map-visit map-chosen' : 'map-visit'
              }
              title={`${visit.subject} · ${one.name}`}
              onChoose={() => onChoose({ kind: 'order', id: visit.number })}
            >
              <circle r={10} />
              <text textAnchor="middle" y={4}>
                {nth + 1}
              </text>
            </Mark>
          ),
        ),
      )}
      {map.technicians.map((one) =>
        one.home === null ? null : (
          <Mark
            key={one.id}
            at={place(one.home)}
            className={isChosen(one.id) ? 'map-home map-chosen' : 'map-home'}
            title={one.name}
            onChoose={() => onChoose({ kind: 'technician', id: one.id })}
          >
            <path d="M-8 7V-2L0 -9L8 -2V7Z" />
            <text x={13} y={4}>
              {one.name}
            </text>
          </Mark>
        ),
      )}
    </>
  );
}

function Waiting({ map, chosen, onChoose, place }: Shown) {
  return map.unplanned.map((order) =>
    order.spot === null ? null : (
      <Mark
        key={order.number}
        at={place(order.spot)}
        className={[
          'map-order',
          order.spot.basis === 'centre' ? 'map-rough' : '',
          chosen?.id === order.number ? 'map-chosen' : '',
        ].join(' ')}
        title={`${order.number} · ${order.subject}`}
        onChoose={() => onChoose({ kind: 'order', id: order.number })}
      >
        <path d="M0 -10L10 0L0 10L-10 0Z" />
      </Mark>
    ),
  );
}

const KEYS: Record<string, [dx: number, dy: number]> = {
  ArrowLeft: [60, 0],
  ArrowRight: [-60, 0],
  ArrowUp: [0, 60],
  ArrowDown: [0, -60],
};

function usePan(move: (dx: number, dy: number) => void) {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent) => {
      if (from.current === null || event.buttons === 0) return;
      move(event.clientX - from.current.x, event.clientY - from.current.y);
      from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp: () => {
      from.current = null;
    },
  };
}

/** A map without a map service: a grid of degrees, names of cities, a scale, and everything that has coordinates. */
export function MapCanvas({ map, chosen, onChoose }: Omit<Shown, 'place'>) {
  const text = useText(mapTexts);
  const words = useWords();
  const { frame, size } = useSize();
  const [own, setOwn] = useState<View | null>(null);
  const whole = viewOf(pointsOf(map), size) ?? viewOf(map.places, size) ?? { lng: 105, lat: 35, scale: 20 };
  const view = own ?? whole;
  const place: Place = (point) => project(view, size, point);
  const pan = usePan((dx, dy) => setOwn((known) => moved(known ?? whole, dx, dy)));
  const zoom = (factor: number) => setOwn(zoomed(view, size, factor));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = KEYS[event.key];
    if (step !== undefined) setOwn(moved(view, ...step));
    else if (event.key === '+' || event.key === '=') zoom(1.5);
    else if (event.key === '-') zoom(1 / 1.5);
    else if (event.key === '0') setOwn(null);
    else return;
    event.preventDefault();
  };
  return (
    <div className="map-frame" ref={frame}>
      <svg
        width={size.width}
        height={size.height}
        role="application"
        aria-label={text.canvas}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is moved by keys
        tabIndex={0}
        onKeyDown={onKeyDown}
        onWheel={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const at = { x: event.clientX - box.left, y: event.clientY - box.top };
          setOwn(zoomed(view, size, event.deltaY < 0 ? 1.2 : 1 / 1.2, at));
        }}
        {...pan}
      >
        <Grid view={view} size={size} place={place} />
        <g className="map-places">
          {map.places.map((one) => {
            const { x, y } = place(one);
            return (
              <text key={one.name.zh} x={x} y={y} textAnchor="middle">
                {words.say(one.name)}
              </text>
            );
          })}
        </g>
        <Technicians map={map} chosen={chosen} onChoose={onChoose} place={place} />
        <Waiting map={map} chosen={chosen} onChoose={onChoose} place={place} />
        <Scale view={view} size={size} />
      </svg>
      <div className="map-buttons">
        <button type="button" aria-label={text.zoomIn} title={text.zoomIn} onClick={() => zoom(1.5)}>
          +
        </button>
        <button type="button" aria-label={text.zoomOut} title={text.zoomOut} onClick={() => zoom(1 / 1.5)}>
          −
        </button>
        <button type="button" aria-label={text.whole} title={text.whole} onClick={() => setOwn(null)}>
          ⤢
        </button>
      </div>
    </div>
  );
}
