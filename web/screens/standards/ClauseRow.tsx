import { useEffect, useRef } from 'react';
import type { Clause } from '../../../domains/standards/clauses.contract.ts';
import type { Pack } from '../../../domains/standards/standards.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { clauseExecutions, clauseTexts } from '../../texts/clauses.ts';
import { departmentTypeNames } from '../../texts/organisation.ts';
import { clauseKinds, clauseStatuses, standardTexts } from '../../texts/standards.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';

type Gate = Pack['gates'][number];

/** What the reader must not take at face value: the status, a figure that is only a claim, a word without a number. */
function Marks({ clause }: { clause: Clause }) {
  const own = useText(clauseTexts);
  const words = useWords();
  const vague = clause.vagueWords.map((word) => (words.locale === 'en' ? word : `“${word}”`));
  return (
    <>
      {clause.status === 'in_force' ? null : (
        <span className="tag clause-flag">{words.of(clauseStatuses, clause.status)}</span>
      )}
      {clause.claim ? (
        <span className="tag clause-flag" title={own.claimNote}>
          {own.claim}
        </span>
      ) : null}
      {vague.length === 0 ? null : (
        <span className="tag clause-flag" title={own.vagueNote}>
          {own.vague} <span lang="zh-CN">{vague.join(words.locale === 'en' ? ' ' : '')}</span>
        </span>
      )}
    </>
  );
}

function Links({ label, clauses }: { label: string; clauses: string[] }) {
  if (clauses.length === 0) return null;
  return (
    <span className="clause-links">
      {label}
      {clauses.map((id) => (
        <ClauseMark key={id} clause={id} />
      ))}
    </span>
  );
}

/** Who explains the clause, when it is looked at again, how it is carried out, which law it serves. */
function Facts({ clause, servedBy }: { clause: Clause; servedBy: string[] }) {
  const own = useText(clauseTexts);
  const words = useWords();
  const isLaw = clause.execution === null;
  return (
    <p className="clause-facts faint">
      {clause.interpretedBy === null || isLaw ? null : (
        <span>{own.explainedBy(words.of(departmentTypeNames, clause.interpretedBy))}</span>
      )}
      {clause.execution === null ? null : (
        <span>{own.carriedOut(words.of(clauseExecutions, clause.execution.by))}</span>
      )}
      {clause.nextReview === null ? null : (
        <span className="figures">{own.nextReview(clause.nextReview)}</span>
      )}
      <Links label={own.serves} clauses={clause.serves} />
      <Links label={own.servedBy} clauses={servedBy} />
    </p>
  );
}

type Props = { clause: Clause; gates: Gate[]; servedBy: string[]; wanted: boolean };

/** One clause with its gates, marks and facts; the one that was asked for comes into view. */
export function ClauseRow({ clause, gates, servedBy, wanted }: Props) {
  const text = useText(standardTexts);
  const words = useWords();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (wanted) row.current?.scrollIntoView({ block: 'center' });
  }, [wanted]);
  return (
    <li ref={row} className={wanted ? 'clause clause-wanted' : 'clause'} id={clause.id}>
      <span className="clause-id figures">{clause.id}</span>
      <span className="clause-kind">
        <span className="tag">{words.of(clauseKinds, clause.kind)}</span>
      </span>
      <div className="clause-text">
        <p>
          {words.say(clause.text)}
          <Marks clause={clause} />
        </p>
        {gates.map((gate) => (
          <p key={gate.key} className="clause-gate">
            <span className="faint">{text.gateOf}</span> {words.say(gate.text)}
          </p>
        ))}
        <Facts clause={clause} servedBy={servedBy} />
      </div>
    </li>
  );
}
