import type { Category, Component, Rates } from './costs.contract.ts';
import { categoryOfTask, categoryOfWork, labourFen, travelFen, wayKm } from './costs.rules.ts';

type Place = { lng: number; lat: number };
type Order = {
  number: string;
  caseId: number | null;
  region: string | null;
  serviceType: string;
  place: Place | null;
  doneOn: string | null;
  minutes: number | null;
  visits: readonly { id: number; day: string; people: readonly { level: number; home: Place | null }[] }[];
  moves: readonly { id: number; kind: 'use' | 'return'; quantity: number; costFen: number; day: string }[];
};
type Row = {
  source: string;
  caseId: number | null;
  orderNumber: string | null;
  component: Component;
  category: Category;
  region: string | null;
  day: string;
  quantity: number;
  amountFen: number;
};

/**
 * The cost rows of an order in fen: work once it is finished, the way of each visit that was made, parts as they were taken,
 * less those that came back. Counted again, each row has the same source (S3 6.0).
 */
export function rowsOfOrder(order: Order, rates: Rates): Row[] {
  const { number, caseId, region } = order;
  const base = { caseId, orderNumber: number, category: categoryOfWork(order.serviceType), region };
  const people = order.visits.at(-1)?.people ?? [];
  const minutes = order.minutes ?? 0;
  const labour: Row[] =
    order.doneOn === null || minutes <= 0
      ? []
      : [
          {
            ...base,
            source: `labour:${number}`,
            component: 'labour',
            day: order.doneOn,
            quantity: minutes * people.length,
            amountFen: labourFen(
              minutes,
              people.map(({ level }) => level),
              rates,
            ),
          },
        ];
  const ways = order.visits.map(({ id, day, people: [lead] }): Row => {
    const km = lead?.home && order.place ? wayKm(lead.home, order.place) : null;
    return {
      ...base,
      source: `visit:${id}`,
      component: 'travel',
      day,
      quantity: km ?? 0,
      amountFen: travelFen(km, rates),
    };
  });
  const parts = order.moves.map(({ id, kind, quantity, costFen, day }): Row => {
    const sign = kind === 'use' ? 1 : -1;
    return {
      ...base,
      source: `move:${id}`,
      component: 'parts',
      day,
      quantity: sign * quantity,
      amountFen: sign * quantity * costFen,
    };
  });
  return [...labour, ...ways, ...parts];
}

type Task = { id: number; kind: string; amountFen: number; day: string };

/**
 * The cost rows of a case's finished tasks: what the customer was given by return, exchange or compensation; the cost of a
 * repair only where no work order counts it.
 */
export function rowsOfTasks(
  about: { caseId: number; region: string | null; hasOrders: boolean },
  tasks: readonly Task[],
): Row[] {
  return tasks.flatMap(({ id, kind, amountFen, day }): Row[] => {
    const category = categoryOfTask(kind);
    if (category === null || amountFen === 0) return [];
    if (category === 'repair' && about.hasOrders) return [];
    const component = category === 'repair' ? 'labour' : 'compensation';
    const { caseId, region } = about;
    return [
      {
        source: `task:${id}`,
        caseId,
        orderNumber: null,
        component,
        category,
        region,
        day,
        quantity: 1,
        amountFen,
      },
    ];
  });
}
