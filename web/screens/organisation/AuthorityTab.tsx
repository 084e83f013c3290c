import { useState } from 'react';
import {
  type AuthorityLimit,
  GetAuthority,
  limitMeasures,
  severities,
} from '../../../domains/authority/authority.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { organisationTexts } from '../../texts/organisation.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { AuthoritySheet, type LimitPlace } from './AuthoritySheet.tsx';
import type { Position } from './organisation.ts';

function LimitLines({ limits }: { limits: AuthorityLimit[] }) {
  const text = useText(organisationTexts);
  const words = useWords();
  if (limits.length === 0) return <span className="faint">{text.noLine}</span>;
  const ordered = limits.toSorted(
    (a, b) => limitMeasures.indexOf(b.measure) - limitMeasures.indexOf(a.measure),
  );
  return (
    <>
      {ordered.map((limit) => (
        <div key={limit.measure} className="limit-line">
          <span className="soft">
            {limit.measure === 'any' ? text.anyMeasure : words.term('measure', limit.measure)}
          </span>
          {limit.amountFen === null ? (
            <span>{text.notSet}</span>
          ) : (
            <strong className="figures">{yuan(limit.amountFen)}</strong>
          )}
        </div>
      ))}
    </>
  );
}

type CellProps = {
  limits: AuthorityLimit[];
  onEdit: (() => void) | undefined;
  label: string;
  severity: string;
};

function LimitCell({ limits, onEdit, label, severity }: CellProps) {
  if (onEdit === undefined) {
    return (
      <td data-label={severity}>
        <LimitLines limits={limits} />
      </td>
    );
  }
  return (
    <td className="duty-editable" data-label={severity}>
      <button type="button" className="limit-button" aria-label={label} onClick={onEdit}>
        <LimitLines limits={limits} />
      </button>
    </td>
  );
}

/** What each position decides alone, in general and in major complaints. */
export function AuthorityTab({ positions }: { positions: Position[] }) {
  const text = useText(organisationTexts);
  const words = useWords();
  const { data, error, refetch } = useAnswer(GetAuthority, {});
  const [editing, setEditing] = useState<LimitPlace | null>(null);
  if (data === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={8} height={56} />;
  const limitsAt = ({ position, severity }: LimitPlace) =>
    data.limits.filter((limit) => limit.position === position.code && limit.severity === severity);
  return (
    <>
      <p className="soft">
        {text.authorityNote} <ClauseMark clause="S1 5.2" />
        {data.may.manage ? text.dutyEdit : ''}
      </p>
      <div className="sheet-of-rows">
        <table className="rows-table authority-table">
          <thead>
            <tr>
              <th>{text.position}</th>
              {severities.map((severity) => (
                <th key={severity}>{text[severity]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {positions.map((position) => (
              <tr key={position.code}>
                <th scope="row">
                  {words.say(position.name)}
                  <div className="faint position-duty">{words.say(position.duty)}</div>
                </th>
                {severities.map((severity) => {
                  const place = { position, severity };
                  return (
                    <LimitCell
                      key={severity}
                      limits={limitsAt(place)}
                      severity={text[severity]}
                      label={`${words.say(position.name)} · ${text[severity]}`}
                      onEdit={data.may.manage ? () => setEditing(place) : undefined}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {editing === null ? null : (
        <AuthoritySheet place={editing} limits={limitsAt(editing)} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
