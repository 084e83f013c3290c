import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { AdoptionOutcome, PlanMove } from '../../../domains/dispatch/day-plans.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { causeNames, dayPlanTexts } from '../../texts/day-plans.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { AgainstLine } from '../../widgets/order/Candidates.tsx';
import { asAgainst, type DayPlan, nameIn, spanOf } from './plan-page.ts';

type Order = DayPlan['orders'][number];

function At({ plan, at, none }: { plan: DayPlan; at: PlanMove['to']; none: string }) {
  const text = useText(dayPlanTexts);
  const words = useWords();
  if (at === null) return <span className="faint">{none}</span>;
  const crew = words.list(at.crew.map((id) => nameIn(plan, id)));
  return (
    <span className="plan-at">
      <span className="figures">{spanOf(at)}</span> {nameIn(plan, at.technician)}
      {crew === '' ? null : <span className="soft"> {text.with(crew)}</span>}
    </span>
  );
}

function Why({ move }: { move: PlanMove }) {
  const words = useWords();
  return (
    <span className="plan-why">
      <span>
        {words.of(causeNames, move.because)}
        {move.for.length === 0 ? null : <span className="soft figures"> {move.for.join(' ')}</span>}
      </span>
      {move.reasons.map((reason) => (
        <AgainstLine key={`${reason.code}${reason.subject}`} reason={asAgainst(reason)} />
      ))}
    </span>
  );
}

type LineProps = {
  plan: DayPlan;
  move: PlanMove;
  order: Order | undefined;
  chosen: boolean;
  outcome: AdoptionOutcome | undefined;
  onChoose: (chosen: boolean) => void;
};

function MoveLine({ plan, move, order, chosen, outcome, onChoose }: LineProps) {
  const text = useText(dayPlanTexts);
  const words = useWords();
  const may = plan.may.adopt && move.to !== null && order?.adopted !== true;
  return (
    <tr>
      <td className="plan-choose">
        {may ? (
          <Checkbox
            checked={chosen}
            aria-label={text.choose(move.number)}
            onChange={(event) => onChoose(event.target.checked)}
          />
        ) : null}
      </td>
      <td className="plan-order">
        <Link to="/work-orders/$number" params={{ number: move.number }} className="figures">
          {move.number}
        </Link>
        <span>{order?.subject}</span>
        <span className="soft">
          {[words.say(order?.workKindName), order?.district].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td data-label={text.from}>
        <At plan={plan} at={move.from} none={text.notPlanned} />
      </td>
      <td data-label={text.to}>
        <At plan={plan} at={move.to} none={text.leftOut} />
        {order?.adopted ? <span className="tag">{text.adoptedMark}</span> : null}
        {order?.changed ? <span className="tag tag-amber">{text.changedMark}</span> : null}
      </td>
      <td data-label={text.why}>
        <Why move={move} />
        {outcome?.outcome === 'refused' ? (
          <span className="field-error" role="alert">
            {outcome.message}
          </span>
        ) : null}
      </td>
    </tr>
  );
}

type Props = {
  plan: DayPlan;
  busy: boolean;
  outcomes: AdoptionOutcome[];
  onAdopt: (numbers: string[]) => void;
};

/** Every move with its reasons; all or some are adopted, and what a gate refuses says so in its line. */
export function PlanMoves({ plan, busy, outcomes, onAdopt }: Props) {
  const text = useText(dayPlanTexts);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const moves = plan.proposal?.moves ?? [];
  const orders = new Map(plan.orders.map((order) => [order.number, order]));
  const open = moves
    .filter(({ number, to }) => to !== null && orders.get(number)?.adopted !== true)
    .map(({ number }) => number);
  const picked = open.filter((number) => chosen.has(number));
  const choose = (numbers: string[], on: boolean) => {
    const next = new Set(chosen);
    for (const number of numbers) on ? next.add(number) : next.delete(number);
    setChosen(next);
  };
  const wanted = picked.length === 0 ? open : picked;
  if (moves.length === 0)
    return (
      <Section title={text.moves}>
        <p className="soft">{text.noMoves}</p>
      </Section>
    );
  return (
    <Section title={text.moves} note={text.movesNote(moves.length)}>
      <div className="sheet-of-rows">
        <table className="rows-table plan-table">
          <thead>
            <tr>
              <th className="plan-choose">
                {plan.may.adopt && open.length > 0 ? (
                  <Checkbox
                    checked={picked.length === open.length}
                    indeterminate={picked.length > 0 && picked.length < open.length}
                    aria-label={text.chooseAll}
                    onChange={(event) => choose(open, event.target.checked)}
                  />
                ) : null}
              </th>
              <th>{text.order}</th>
              <th>{text.from}</th>
              <th>{text.to}</th>
              <th>{text.why}</th>
            </tr>
          </thead>
          <tbody>
            {moves.map((move) => (
              <MoveLine
                key={move.number}
                plan={plan}
                move={move}
                order={orders.get(move.number)}
                chosen={chosen.has(move.number)}
                outcome={outcomes.find(({ number }) => number === move.number)}
                onChoose={(on) => choose([move.number], on)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {plan.may.adopt && open.length > 0 ? (
        <div className="plan-foot">
          <Button type="primary" loading={busy} onClick={() => onAdopt(wanted)}>
            {picked.length === 0 ? text.adoptAll(open.length) : text.adoptSome(picked.length)}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}
