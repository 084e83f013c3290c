import type { Decision } from '../../../domains/warranty/decision.contract.ts';
import { Remaining } from '../../../ui/time.tsx';
import { GuaranteeBars } from '../../widgets/warranty/GuaranteeBars.tsx';
import { ArticleList, ArticleMarks } from './Articles.tsx';
import { ClosedChoices, OpenChoices } from './Choices.tsx';
import { useChoiceWords } from './choice-words.ts';

type Note = Decision['notes'][number];

function useNoteWords(): (note: Note) => string {
  const { text, day } = useChoiceWords();
  return ({ code, value }) => {
    if (code === 'calendar_unpublished') return text.notes.calendar_unpublished(value ?? '');
    if (code === 'repairs_of_other_faults') return text.notes.repairs_of_other_faults(value ?? '');
    if (code === 'regional_text_date') {
      return value === null ? text.notes.regional_text_unknown : text.notes.regional_text_date(day(value));
    }
    return text.notes[code];
  };
}

function Notes({ decision }: { decision: Decision }) {
  const words = useNoteWords();
  if (decision.notes.length === 0) return null;
  return (
    <ul className="answer-notes">
      {decision.notes.map((note) => (
        <li key={`${note.code}${note.value}`}>{words(note)}</li>
      ))}
    </ul>
  );
}

function Periods({ decision }: { decision: Decision }) {
  const { text } = useChoiceWords();
  const { guarantees, today, coveredBy } = decision;
  const hasAdded = guarantees.some(({ period }) => period.addedDays > 0);
  return (
    <section className="answer-part" aria-label={text.periods}>
      <header className="answer-head">
        <h2>{text.periods}</h2>
        {hasAdded ? <p className="faint">{text.periodsNote}</p> : null}
      </header>
      {guarantees.length === 0 ? (
        <p className="faint">
          {text.noGuarantee} {text.noGuaranteeHint}
        </p>
      ) : (
        <GuaranteeBars guarantees={guarantees} today={today} coveredBy={coveredBy} />
      )}
    </section>
  );
}

function Duties({ decision }: { decision: Decision }) {
  const { text, day } = useChoiceWords();
  const { dueDates, proof, exclusions, transport } = decision;
  return (
    <section className="answer-part" aria-label={text.due}>
      <header className="answer-head">
        <h2>{text.due}</h2>
      </header>
      <dl className="duties">
        {dueDates.map(({ event, on, at, passed, articles }) => (
          <div key={event}>
            <dt>{text.dueEvents[event]}</dt>
            <dd className="figures">
              {day(on)}{' '}
              {passed ? <span className="tag tag-red">{text.duePassed}</span> : <Remaining dueAt={at} />}
              <ArticleMarks keys={articles} articles={decision.articles} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{text.proof}</dt>
          <dd>
            {proof.onBusiness && proof.untilOn !== null
              ? text.proofBusiness(day(proof.untilOn))
              : text.proofCustomer}{' '}
            <ArticleMarks keys={proof.articles} articles={decision.articles} />
          </dd>
        </div>
        {exclusions.map(({ ground, effect, provenBy }) => (
          <div key={ground}>
            <dt>{text.grounds[ground]}</dt>
            <dd>
              {text.exclusionEffects[effect]}
              {effect === 'to_show' ? ` · ${text.provenBy[provenBy]}` : ''}
            </dd>
          </div>
        ))}
      </dl>
      {transport === null ? null : (
        <p className="soft">
          {text.transport} <ArticleMarks keys={transport.articles} articles={decision.articles} />
        </p>
      )}
    </section>
  );
}

/** The answer as a page: conclusion, what is missing, periods, our duties, articles. */
export function Answer({ decision }: { decision: Decision }) {
  return (
    <div className="answer">
      <OpenChoices decision={decision} />
      <Notes decision={decision} />
      <Periods decision={decision} />
      <ClosedChoices decision={decision} />
      <Duties decision={decision} />
      <ArticleList decision={decision} />
    </div>
  );
}
