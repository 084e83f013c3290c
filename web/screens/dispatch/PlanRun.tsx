import { Button, Progress } from 'antd';
import { useText } from '../../../ui/i18n.tsx';
import { dayPlanTexts } from '../../texts/day-plans.ts';
import type { DayPlan } from './plan-page.ts';

type Props = { plan: DayPlan; busy: boolean; onStop: () => void; onResume: () => void };

function gainOf({ cost, firstCost }: DayPlan): string | null {
  if (cost === null || firstCost === null || firstCost <= 0) return null;
  const percent = ((firstCost - cost) / firstCost) * 100;
  return percent < 0.05 ? null : percent.toFixed(1);
}

/** How far the computing is, and the way to stop it with the best so far; it goes on when the page is left. */
export function PlanRun({ plan, busy, onStop, onResume }: Props) {
  const text = useText(dayPlanTexts);
  const runs = plan.state === 'queued' || plan.state === 'running';
  const percent = Math.min(100, Math.round(plan.spentMs / (plan.seconds * 10)));
  const gain = gainOf(plan);
  const facts = [
    text.spent((plan.spentMs / 1000).toFixed(1), String(plan.seconds)),
    ...(gain === null ? [] : [text.better(gain)]),
    ...(plan.ways === null ? [] : [text[plan.ways]]),
  ];
  const stopped = plan.state === 'stopped' || plan.state === 'interrupted';
  return (
    <section className="run-state" aria-live="polite">
      <header>
        <h2>{runs ? (plan.state === 'queued' ? text.queued : text.running) : text.states[plan.state]}</h2>
        <span className="soft figures">{facts.join(' · ')}</span>
        {stopped ? <span className="soft">{text.stoppedHint}</span> : null}
        {plan.state === 'failed' ? <span className="soft">{text.failedHint}</span> : null}
        {plan.may.stop ? (
          <Button size="small" loading={busy} onClick={onStop}>
            {text.stop}
          </Button>
        ) : null}
        {plan.may.resume ? (
          <Button size="small" loading={busy} onClick={onResume}>
            {text.resume}
          </Button>
        ) : null}
      </header>
      {runs ? <Progress percent={percent} showInfo={false} size="small" aria-label={text.running} /> : null}
    </section>
  );
}

/** What changed on the board since the plan began: nobody adopts an old plan without knowing. */
export function PlanChanges({ plan }: { plan: DayPlan }) {
  const text = useText(dayPlanTexts);
  const moved = new Set((plan.proposal?.moves ?? []).map(({ number }) => number));
  const changed = plan.orders.filter((order) => order.changed && moved.has(order.number)).length;
  const rough = plan.proposal?.roughPlaces.length ?? 0;
  if (changed + plan.newOrders + rough === 0) return null;
  const again = plan.may.resume ? text.again : text.againNew;
  return (
    <div className="plan-notes" role="status">
      {changed === 0 ? null : (
        <p>
          {text.changed(changed)} {again}
        </p>
      )}
      {plan.newOrders === 0 ? null : (
        <p>
          {text.newOrders(plan.newOrders)} {again}
        </p>
      )}
      {rough === 0 ? null : <p className="soft">{text.rough(rough)}</p>}
    </div>
  );
}
