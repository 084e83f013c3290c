import { ListOrderParts } from '../../../domains/workorders/order-parts.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { type ClockStatus, longDay, Remaining, ShortTime } from '../../../ui/time.tsx';
import { completenessNames, statusNames } from '../../texts/work-order-names.ts';
import { orderTexts } from '../../texts/work-orders.ts';
import { Section } from '../case/Section.tsx';
import { useWords } from '../case/words.ts';
import { ClauseMark } from '../frame/ClauseMark.tsx';
import { OrderLink } from './OrderLink.tsx';
import { gapText, type OrderPage } from './order-page.ts';
import { slotText } from './slot.ts';
import { VisitTools } from './VisitTools.tsx';

type Props = { page: OrderPage };

/** Every visit with who comes; moved ones say who moved them. */
export function Visits({ page }: Props) {
  const text = useText(orderTexts);
  const words = useWords();
  return (
    <Section title={text.visits}>
      {page.visits.length === 0 ? <p className="faint">{text.noVisits}</p> : null}
      <ul className="order-lines">
        {page.visits.toReversed().map((visit) => (
          <li key={visit.id} className={visit.status === 'moved' ? 'faint' : ''}>
            <span className="figures">{slotText(visit)}</span>
            <strong>{visit.technician.name}</strong>
            {visit.crew.length === 0 ? null : (
              <span className="soft">{text.crew(words.list(visit.crew.map(({ name }) => name)))}</span>
            )}
            <span className="tag">{text.visitStatus[visit.status]}</span>
            {visit.locked && visit.status === 'planned' ? <span className="tag">{text.locked}</span> : null}
            {visit.movedBy === null ? null : <span className="soft">{text.movedBy[visit.movedBy]}</span>}
          </li>
        ))}
      </ul>
      <VisitTools page={page} />
    </Section>
  );
}

function Gaps({ title, gaps }: { title: string; gaps: OrderPage['missingToStart'] }) {
  const text = useText(orderTexts);
  const words = useWords();
  return (
    <div className="order-gaps">
      <h3>{title}</h3>
      {gaps.length === 0 ? <p className="faint">{text.nothingMissing}</p> : null}
      <ul className="order-lines">
        {gaps.map((gap) => (
          <li key={`${gap.code}${gap.about}`}>
            {gapText(gap, words, text.gap)} <ClauseMark clause={gap.clause} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What must be written down before work starts and ends, with the clause that asks for it. */
export function Missing({ page }: Props) {
  const text = useText(orderTexts);
  const words = useWords();
  const { percent, missing } = page.completeness;
  const names = missing.map((group) => words.of(completenessNames, group));
  return (
    <Section title={text.missing}>
      <div className="order-two">
        <Gaps title={text.toStart} gaps={page.missingToStart} />
        <Gaps title={text.toComplete} gaps={page.missingToComplete} />
      </div>
      <p className="soft order-complete">
        {text.completeness} <strong className="figures">{percent}%</strong> <ClauseMark clause="S0 2.3" />{' '}
        {names.length === 0 ? '' : text.completeMissing(words.list(names))}
      </p>
    </Section>
  );
}

/** Parts that the order holds, lacks or used. */
export function OrderParts({ page }: Props) {
  const text = useText(orderTexts);
  const words = useWords();
  const { data, error, refetch } = useAnswer(ListOrderParts, { params: { number: page.number } });
  return (
    <Section title={text.parts}>
      {error && data === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <SkeletonRows rows={2} height={28} /> : null}
      {data?.parts.length === 0 ? <p className="faint">{text.noParts}</p> : null}
      <ul className="order-lines">
        {data?.parts.map((part) => (
          <li key={part.id}>
            <span className={part.status === 'short' ? 'tag tag-amber' : 'tag'}>
              {text.partStatus[part.status]}
            </span>
            <span>{words.say(part.name)}</span> <span className="figures">×{part.quantity}</span>
            {part.status === 'short' ? (
              <span className="soft">
                {part.expectedOn === null
                  ? text.noArrival
                  : text.expected(longDay(part.expectedOn, words.locale))}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The clocks of the work, with the clause of each. */
export function OrderClocks({ page }: Props) {
  const text = useText(orderTexts);
  const words = useWords();
  return (
    <Section title={text.clocks}>
      {page.clocks.length === 0 ? <p className="faint">{text.noClocks}</p> : null}
      <ul className="order-lines">
        {page.clocks.map((clock) => (
          <li key={`${clock.event}${clock.clause}${clock.kind}`} className="order-clock">
            <span>
              <strong>{words.term('clockEvent', clock.event)}</strong>{' '}
              {clock.kind === 'target' ? <span className="faint">{text.target}</span> : null}{' '}
              <ClauseMark clause={clock.clause} />
            </span>
            <Remaining dueAt={clock.dueAt} status={clock.status as ClockStatus} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Earlier orders of the same unit. */
export function OrderHistory({ page }: Props) {
  const text = useText(orderTexts);
  const words = useWords();
  const none = page.unit === null ? text.noUnit : text.noHistory;
  return (
    <Section title={text.history}>
      {page.history.length === 0 ? <p className="faint">{none}</p> : null}
      <ul className="order-lines">
        {page.history.map((order) => (
          <li key={order.number}>
            <OrderLink number={order.number} /> <span>{order.subject}</span>
            <span className="soft">{words.of(statusNames, order.status)}</span>
            {order.completedAt === null ? null : <ShortTime at={order.completedAt} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
