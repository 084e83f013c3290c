import { Link } from '@tanstack/react-router';
import { useText } from '../../../ui/i18n.tsx';
import { dayPlanTexts } from '../../texts/day-plans.ts';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { type Hours, placeOf, wallOfMinute } from './board.ts';
import { type DayPlan, nameIn, spanOf } from './plan-page.ts';

type Route = NonNullable<DayPlan['proposal']>['routes'][number];
type Stop = Route['stops'][number];

const HOUR = 60;

function hoursOf(routes: Route[]): Hours {
  const from = Math.min(8 * HOUR, ...routes.map(({ leaves }) => leaves));
  const to = Math.max(18 * HOUR, ...routes.map(({ returns }) => returns));
  return { from: Math.floor(from / HOUR) * HOUR, to: Math.ceil(to / HOUR) * HOUR };
}

function Block({ stop, plan, hours }: { stop: Stop; plan: DayPlan; hours: Hours }) {
  const text = useText(dayPlanTexts);
  const order = plan.orders.find(({ number }) => number === stop.number);
  const subject = stop.number === null ? text.pickup : (order?.subject ?? stop.number);
  const marks = [stop.kind === 'kept' ? text.kept : '', stop.along ? text.along : ''].filter(Boolean);
  const way = stop.way === null || stop.way === 0 ? '' : text.way(Math.round(stop.way));
  const told = [spanOf(stop), subject, order?.district ?? '', way, ...marks].filter(Boolean).join(' · ');
  const style = placeOf(hours, stop.start, stop.end);
  const className = stop.kind === 'visit' ? 'board-block' : 'board-block board-block-fixed';
  const inner = (
    <>
      <span className="figures">{spanOf(stop)}</span>
      <span>{subject}</span>
      <span className="soft">{[...marks, order?.district ?? ''].filter(Boolean).join(' · ')}</span>
    </>
  );
  return stop.number === null ? (
    <span className={className} style={style} title={told}>
      {inner}
    </span>
  ) : (
    <Link
      to="/work-orders/$number"
      params={{ number: stop.number }}
      className={className}
      style={style}
      title={told}
    >
      {inner}
    </Link>
  );
}

function Ways({ route, hours }: { route: Route; hours: Hours }) {
  const ways = route.stops.flatMap(({ start, way }) =>
    way === null || way <= 0 ? [] : [{ from: start - way, to: start }],
  );
  return (
    <>
      {ways.map(({ from, to }) => (
        <span key={from} className="plan-way" style={placeOf(hours, from, to)} aria-hidden="true" />
      ))}
    </>
  );
}

/** Each person's day as proposed: ways as thin lines, new visits in colour, those planned before in grey. */
export function PlanRoutes({ plan }: { plan: DayPlan }) {
  const text = useText(dayPlanTexts);
  const routes = plan.proposal?.routes ?? [];
  if (routes.length === 0) return null;
  const hours = hoursOf(routes);
  const marks: number[] = [];
  for (let minute = hours.from; minute < hours.to; minute += HOUR) marks.push(minute);
  return (
    <Section title={text.routes}>
      <div className="board-rows">
        <div className="board-hours figures" aria-hidden="true">
          {marks.map((minute) => (
            <span key={minute}>{wallOfMinute(minute)}</span>
          ))}
        </div>
        {routes.map((route) => (
          <div className="board-row" key={route.technician}>
            <div className="board-who">
              <strong>{nameIn(plan, route.technician)}</strong>
              <span className="soft figures">
                {text.routeNote(
                  route.stops.filter(({ number }) => number !== null).length,
                  Math.round(route.travel),
                )}
              </span>
            </div>
            <div className="board-lane plan-lane">
              <Ways route={route} hours={hours} />
              {route.stops.map((stop) => (
                <Block key={`${stop.number}${stop.start}`} stop={stop} plan={plan} hours={hours} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </Section>
  );
}
