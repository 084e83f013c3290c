import type { Choice, Decision, Ground } from '../../../domains/warranty/decision.contract.ts';
import { TickIcon } from '../../../ui/icons.tsx';
import { useGuaranteeName } from '../../widgets/warranty/guarantee-name.ts';
import { Unverified } from '../../widgets/warranty/Unverified.tsx';
import { ArticleMarks } from './Articles.tsx';
import { useChoiceWords } from './choice-words.ts';

type Parts = { choice: Choice; decision: Decision };

function OpenChoice({ choice, decision }: Parts) {
  const { text, day, refund, paidBy, missing } = useChoiceWords();
  const nameOf = useGuaranteeName();
  const reasonOf = ({ rule, guarantee }: Ground): string => {
    const found = decision.guarantees.find(({ key }) => key === guarantee);
    return found === undefined ? text.rules[rule] : text.underGuarantee(nameOf(found));
  };
  const money = choice.refund === null ? null : refund(choice.refund);
  const met = choice.grounds.filter((ground) => ground.met || choice.choice === 'paid_repair');
  const isPast = choice.untilOn !== null && choice.untilOn < decision.today;
  const until = choice.untilOn === null ? text.noEnd : isPast ? text.inTime : text.until(day(choice.untilOn));
  return (
    <li className="choice">
      <span className="choice-mark" aria-hidden="true">
        <TickIcon />
      </span>
      <div>
        <h3>
          {text.choices[choice.choice]} {choice.verified ? null : <Unverified />}
        </h3>
        {money === null ? null : (
          <p className="figures">
            {money.line} {money.how === '' ? null : <small className="faint">{money.how}</small>}
          </p>
        )}
        {choice.fullWithoutSameModel ? <p className="soft">{text.refundNoModel}</p> : null}
        {met.map((ground) => (
          <p key={`${ground.rule}${ground.guarantee}${ground.untilOn}`} className="soft">
            {reasonOf(ground)}
            {ground.missing.map((one) => ` · ${missing(one)}`)}{' '}
            <ArticleMarks keys={ground.articles} articles={decision.articles} />
          </p>
        ))}
      </div>
      <div className="choice-side figures">
        {choice.choice === 'paid_repair' ? null : <span>{until}</span>}
        <small className="faint">{paidBy(choice)}</small>
      </div>
    </li>
  );
}

/** The conclusion in one line, then what is open, strongest first. */
export function OpenChoices({ decision }: { decision: Decision }) {
  const { text, day } = useChoiceWords();
  const nameOf = useGuaranteeName();
  const open = decision.choices.filter((choice) => choice.open);
  const free = open.filter(({ choice }) => choice !== 'paid_repair');
  const by = decision.guarantees.find(({ key }) => key === decision.coveredBy);
  const line =
    free.length > 0
      ? text.mayChoose(
          free.map(({ choice }) => text.choices[choice]).join(text.choices.return === '退货' ? '、' : ', '),
        )
      : open.length > 0
        ? text.onlyPaid
        : text.nothingOpen;
  return (
    <section className="answer-part" aria-label={text.conclusion} aria-live="polite">
      <header className="answer-head">
        <h2>{line}</h2>
        <p className="soft">
          {by === undefined ? text.notCovered : text.covered(nameOf(by), day(by.period.endsOn))}
        </p>
      </header>
      <ul className="choices">
        {open.map((choice) => (
          <OpenChoice key={choice.choice} choice={choice} decision={decision} />
        ))}
      </ul>
    </section>
  );
}

const WORTH_SHOWING = (ground: Ground) => !ground.met;

/** The choices that are not open, each rule with what it lacks. */
export function ClosedChoices({ decision }: { decision: Decision }) {
  const { text, missing } = useChoiceWords();
  const closed = decision.choices.filter(({ open, choice }) => !open && choice !== 'paid_repair');
  if (closed.length === 0) return null;
  return (
    <section className="answer-part" aria-label={text.lacks}>
      <header className="answer-head">
        <h2>{text.lacks}</h2>
        <p className="faint">{text.lacksNote}</p>
      </header>
      <dl className="lacks">
        {closed.map(({ choice, grounds }) => (
          <div key={choice}>
            <dt>{text.choices[choice]}</dt>
            <dd>
              {grounds.filter(WORTH_SHOWING).map((ground) => (
                <p key={`${ground.rule}${ground.untilOn}`}>
                  {text.rules[ground.rule]}
                  <span className="lack">
                    {ground.missing.map(missing).join(text.choices.return === '退货' ? '；' : '; ')}
                  </span>
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
