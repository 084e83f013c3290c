import type { ReactNode } from 'react';
import type { Pack } from '../../../domains/standards/standards.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { departmentTypeNames } from '../../texts/organisation.ts';
import { policyTexts, scopeTopics } from '../../texts/policy.ts';
import { limitOrigins, standardTexts } from '../../texts/standards.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import { amountText, everyText, targetText } from './policy-words.ts';

type RowProps = { head: ReactNode; children: ReactNode; clause: string; aside?: ReactNode; number?: string };

/** Name, what it says, its number, who or where from, and the clause. */
function Row({ head, children, number, aside, clause }: RowProps) {
  return (
    <li className="policy-row">
      <span className="policy-head">{head}</span>
      <span className="policy-text">{children}</span>
      <span className="soft policy-aside">
        {number === undefined ? null : <strong className="figures">{number}</strong>}
        {aside}
      </span>
      <ClauseMark clause={clause} />
    </li>
  );
}

function Promises({ pack }: { pack: Pack }) {
  const policy = useText(policyTexts);
  const words = useWords();
  const boundsOf = (subject: string) => pack.statutory.filter((bound) => bound.subject === subject);
  return (
    <ul className="sheet-of-rows clause-list">
      {pack.promises.map((promise) => (
        <Row
          key={promise.key}
          head={<strong className="figures">{amountText(promise, words.locale)}</strong>}
          aside={words.of(limitOrigins, promise.origin)}
          clause={promise.clause}
        >
          {words.say(promise.text)}
          {boundsOf(promise.subject).map((bound) => (
            <span key={bound.key} className="faint policy-bound">
              {policy.legalBound} {bound.bound === 'at_least' ? '≥' : '≤'} {amountText(bound, words.locale)} ·{' '}
              <ClauseMark clause={bound.clause} />
              {bound.verified ? null : ` · ${policy.unread}`}
            </span>
          ))}
        </Row>
      ))}
    </ul>
  );
}

function Responsibilities({ pack }: { pack: Pack }) {
  const text = useText(standardTexts);
  const words = useWords();
  return (
    <ul className="sheet-of-rows clause-list">
      {pack.responsibilities.map((one) => (
        <Row
          key={one.stage}
          head={<strong>{words.term('stage', one.stage)}</strong>}
          aside={
            <>
              <strong>{words.of(departmentTypeNames, one.lead)}</strong>
              {one.cooperating.length === 0
                ? null
                : ` · ${text.cooperating} ${words.list(one.cooperating.map((type) => words.of(departmentTypeNames, type)))}`}
            </>
          }
          clause={one.clause}
        >
          {words.say(one.duty)}
        </Row>
      ))}
    </ul>
  );
}

function Cadences({ pack }: { pack: Pack }) {
  const words = useWords();
  return (
    <ul className="sheet-of-rows clause-list">
      {pack.cadences.map((one) => (
        <Row
          key={one.key}
          head={<strong className="figures">{everyText(one.every, words.locale)}</strong>}
          aside={`${words.of(departmentTypeNames, one.owner)} · ${words.of(limitOrigins, one.origin)}`}
          clause={one.clause}
        >
          {words.say(one.text)}{' '}
          <span className="faint" lang="zh-CN">
            “{one.words}”
          </span>
        </Row>
      ))}
    </ul>
  );
}

function Targets({ pack }: { pack: Pack }) {
  const policy = useText(policyTexts);
  const words = useWords();
  return (
    <ul className="sheet-of-rows clause-list">
      {pack.targets.map((one) => (
        <Row
          key={one.key}
          head={<strong className="figures">{targetText(one, words.locale)}</strong>}
          aside={one.baseline !== null && one.baseline.from === null ? policy.noBaseline : null}
          clause={one.clause}
        >
          {words.say(one.text)}
        </Row>
      ))}
    </ul>
  );
}

/** The policy in numbers: what it covers, what is promised, who answers for each stage, how often, to what figure. */
export function PolicyTab({ pack }: { pack: Pack }) {
  const policy = useText(policyTexts);
  const words = useWords();
  return (
    <>
      <Section title={policy.scope}>
        <ul className="sheet-of-rows clause-list">
          {pack.scope.map((one) => (
            <Row
              key={one.topic}
              head={<strong>{words.of(scopeTopics, one.topic)}</strong>}
              clause={one.clause}
            >
              {words.say(one.text)}
            </Row>
          ))}
        </ul>
      </Section>
      <Section title={policy.promises} note={policy.promisesNote}>
        <Promises pack={pack} />
      </Section>
      <Section title={policy.responsibilities} note={policy.responsibilitiesNote}>
        <Responsibilities pack={pack} />
      </Section>
      <Section title={policy.cadences} note={policy.cadencesNote}>
        <Cadences pack={pack} />
      </Section>
      <Section title={policy.targets} note={policy.targetsNote}>
        <Targets pack={pack} />
      </Section>
      <Section title={policy.forbiddenTerms} note={policy.forbiddenNote}>
        <ul className="sheet-of-rows clause-list">
          {pack.forbiddenTerms.map((one) => (
            <Row key={one.words} head={<strong lang="zh-CN">{one.words}</strong>} clause={one.clause}>
              {words.say(one.text)}
            </Row>
          ))}
        </ul>
      </Section>
    </>
  );
}
