import type { ReturnPage } from '../../../domains/returns/returns.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { longDay, ShortTime } from '../../../ui/time.tsx';
import { paymentMethodNames } from '../../texts/return-names.ts';
import { returnTexts } from '../../texts/returns.ts';
import { Section } from '../case/Section.tsx';
import { useWords } from '../case/words.ts';
import { ClauseMark } from '../frame/ClauseMark.tsx';

type Props = { page: ReturnPage };

function Settled({ page }: Props) {
  const text = useText(returnTexts);
  if (page.goodsFen === null) return <span className="faint">—</span>;
  const { goodsFen, freightFen } = page;
  return (
    <>
      <strong>{yuan(goodsFen + (freightFen ?? 0))}</strong>
      {freightFen === null || freightFen === 0 ? null : (
        <span className="soft">
          {' '}
          {text.ofGoods} {yuan(goodsFen)} · {text.ofFreight} {yuan(freightFen)}
        </span>
      )}
    </>
  );
}

/** What was agreed, approved, settled and paid. */
export function Amounts({ page }: Props) {
  const text = useText(returnTexts);
  const words = useWords();
  if (page.kind === 'exchange') return null;
  const { payment } = page;
  return (
    <Section title={text.amounts}>
      <dl className="facts">
        <dt>{text.agreed}</dt>
        <dd className="figures">
          {yuan(page.agreedFen)}{' '}
          <span className="soft">
            {words.term('channel', page.agreementChannel)} <ShortTime at={page.agreedAt} />
          </span>
        </dd>
        <dt>{text.approved}</dt>
        <dd className="figures">{yuan(page.approvedFen)}</dd>
        <dt>{text.settled}</dt>
        <dd className="figures">
          <Settled page={page} />
        </dd>
        {page.kind === 'return' ? (
          <>
            <dt>{text.freight}</dt>
            <dd>
              {text.freightBy[page.freightBy]}{' '}
              <ClauseMark clause={page.basis === 'no_reason' ? 'CPL 25' : 'CPL 24'} />
            </dd>
          </>
        ) : null}
        {payment === null ? null : (
          <>
            <dt>{text.paid}</dt>
            <dd className="figures">
              <strong>{yuan(payment.amountFen)}</strong>{' '}
              <span className="soft">
                {words.of(paymentMethodNames, payment.method)} · {payment.by} · <ShortTime at={payment.at} />
              </span>
            </dd>
            <dt>{text.proof}</dt>
            <dd className="figures">{payment.reference}</dd>
          </>
        )}
      </dl>
    </Section>
  );
}

/** Who decided the amount: the plan, then each raise. */
export function Decisions({ page }: Props) {
  const text = useText(returnTexts);
  if (page.decisions.length === 0 || page.kind === 'exchange') return null;
  return (
    <Section title={text.decisions} aside={<ClauseMark clause="S1 5.2" />}>
      <ul className="return-lines">
        {page.decisions.map((decision) => (
          <li key={[decision.kind, decision.status, decision.amountFen, decision.reason].join()}>
            <span>{text.decisionOf[decision.kind]}</span>
            <span className="figures">{yuan(decision.amountFen)}</span>
            <span className="soft">
              {decision.by} {text.decisionStatus[decision.status]}
            </span>
            {decision.reason === null ? null : <span className="faint">{decision.reason}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The unit that comes back and the one that was handed over. */
export function Goods({ page }: Props) {
  const text = useText(returnTexts);
  const words = useWords();
  if (page.kind === 'compensation') return null;
  const shown = (unit: ReturnPage['unit']) =>
    unit === null ? (
      <span className="faint">{text.noUnit}</span>
    ) : (
      <>
        <span className="figures">{unit.serial}</span>{' '}
        <span className="soft">
          {words.say(unit.productName)} {unit.model}
        </span>
      </>
    );
  return (
    <Section title={text.goods}>
      <dl className="facts">
        <dt>{text.unit}</dt>
        <dd>{shown(page.unit)}</dd>
        {page.given === null ? null : (
          <>
            <dt>{text.given}</dt>
            <dd>{shown(page.given)}</dd>
          </>
        )}
      </dl>
    </Section>
  );
}

type DayRow = { label: string; day: string | null; clause: string | null; mark: string | null };

/** The days that are owed, with the article of each and whether it was recorded as late. */
export function Days({ page }: Props) {
  const text = useText(returnTexts);
  const words = useWords();
  const agreed = page.refundDueOn === null ? page.dueOn : null;
  const rows: DayRow[] = [
    { label: text.agreedOn, day: agreed, clause: null, mark: null },
    { label: text.refundDue, day: page.refundDueOn, clause: 'CPL 25', mark: 'refund_late' },
    { label: text.refundDelay, day: page.refundDelayOn, clause: 'PEN 9', mark: 'refund_delayed' },
    { label: text.delay, day: page.delayOn, clause: 'PEN 8', mark: 'delayed' },
  ];
  return (
    <Section title={text.days}>
      <ul className="return-lines return-days">
        {rows
          .filter(({ day }) => day !== null)
          .map(({ label, day, clause, mark }) => (
            <li key={label}>
              <span>
                {label} {clause === null ? null : <ClauseMark clause={clause} />}
              </span>
              <span className="figures">{longDay(day ?? '', words.locale)}</span>
              {mark !== null && page.reported.includes(mark) ? (
                <span className="remaining remaining-late">{text.reported}</span>
              ) : null}
            </li>
          ))}
      </ul>
    </Section>
  );
}

/** What the warranty books say the customer may ask for. */
export function Right({ page }: Props) {
  const text = useText(returnTexts);
  const words = useWords();
  const { right } = page;
  if (page.kind === 'compensation') return null;
  if (right === null)
    return (
      <Section title={text.right}>
        <p className="faint">{text.noRight}</p>
      </Section>
    );
  return (
    <Section title={text.right}>
      <p>
        {right.open ? text.rightOpen : text.rightClosed}
        {right.untilOn === null ? null : (
          <span className="soft"> {text.rightUntil(longDay(right.untilOn, words.locale))}</span>
        )}
      </p>
      {right.lawfulFen === null ? null : (
        <p>
          <span className="soft">{text.lawful}</span>{' '}
          <strong className="figures">{yuan(right.lawfulFen)}</strong>{' '}
          {right.useFen === null ? null : <span className="soft">{text.lessUse(yuan(right.useFen))}</span>}
        </p>
      )}
      <ul className="return-lines">
        {right.articles.map((article) => (
          <li key={`${article.name.zh}${article.number}`} className="soft">
            {words.say(article.name)} {article.number}
            {article.verified ? null : <span className="tag tag-amber">{text.unverified}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
