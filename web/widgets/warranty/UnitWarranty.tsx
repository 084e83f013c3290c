import { Link } from '@tanstack/react-router';
import type { Guarantee } from '../../../domains/warranty/decision.contract.ts';
import { GetUnitWarranty } from '../../../domains/warranty/warranty.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useLanguage, useText } from '../../../ui/i18n.tsx';
import { SkeletonRows, useErrorText } from '../../../ui/kit/States.tsx';
import { longDay } from '../../../ui/time.tsx';
import { useMe } from '../../session.ts';
import { warrantyTexts } from '../../texts/warranty.ts';
import { useGuaranteeName } from './guarantee-name.ts';
import { Unverified } from './Unverified.tsx';
import './warranty.css';

/** Those that run, the shortest of equal kinds left out: whole unit, longest part, promises, contracts. */
function shown(guarantees: readonly Guarantee[]): Guarantee[] {
  const longest = new Map<string, Guarantee>();
  for (const one of guarantees) {
    if (one.basis === 'repair' && !one.running) continue;
    const key = `${one.basis}${one.part === null ? '' : 'part'}${one.basis === 'brand' || one.basis === 'contract' ? one.key : ''}`;
    const known = longest.get(key);
    if (known === undefined || one.remainingDays > known.remainingDays) longest.set(key, one);
  }
  return [...longest.values()];
}

function Row({ guarantee }: { guarantee: Guarantee }) {
  const text = useText(warrantyTexts);
  const { locale } = useLanguage();
  const nameOf = useGuaranteeName();
  return (
    <li>
      <span>
        {guarantee.basis === 'law' && guarantee.part !== null ? text.mainParts : nameOf(guarantee)}{' '}
        {guarantee.verified ? null : <Unverified />}
        <small className="faint figures">{longDay(guarantee.period.endsOn, locale)}</small>
      </span>
      <span className={guarantee.running ? 'figures' : 'faint'}>
        {guarantee.running ? text.daysLeft(guarantee.remainingDays) : text.ended}
      </span>
    </li>
  );
}

type Props = { unitId: number; serial: string; fault?: string };

/** The guarantees of a unit with the days that remain, and the way to the simulator (S0 1.1). */
export function UnitWarranty({ unitId, serial, fault }: Props) {
  const text = useText(warrantyTexts);
  const isAllowed = 'warranty:view' in useMe().rights;
  const { data, error, refetch } = useAnswer(GetUnitWarranty, { params: { id: unitId } }, isAllowed);
  const line = useErrorText(error);
  if (!isAllowed) return null;
  if (data === undefined && error !== null) {
    return (
      <p className="faint" role="alert">
        {line}{' '}
        <button type="button" className="link-button" onClick={() => void refetch()}>
          ↻
        </button>
      </p>
    );
  }
  if (data === undefined) return <SkeletonRows rows={2} height={36} />;
  const { decision, replaced, replacedBy } = data;
  const facts = [
    replacedBy === null ? '' : text.replacedBy(replacedBy),
    replaced.length === 0 ? '' : text.replaces(replaced.join('、')),
    decision.counts.all === 0 ? '' : text.repairsDone(decision.counts.all),
    decision.counts.daysOutOfUse === 0 ? '' : text.outOfUse(decision.counts.daysOutOfUse),
  ];
  const rows = shown(decision.guarantees);
  return (
    <div className="unit-warranty">
      <div className="unit-warranty-head">
        <strong>{text.title}</strong>
        <Link to="/warranty" search={{ serial, ...(fault === undefined ? {} : { fault }) }}>
          {text.openSimulator}
        </Link>
      </div>
      {rows.length === 0 ? <p className="faint">{text.noGuarantee}</p> : null}
      <ul>
        {rows.map((guarantee) => (
          <Row key={guarantee.key} guarantee={guarantee} />
        ))}
      </ul>
      <p className="soft">{facts.filter(Boolean).join(' · ')}</p>
    </div>
  );
}
