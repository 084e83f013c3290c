import { Popover } from 'antd';
import type { Candidate } from '../../../domains/dispatch/dispatch.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { aboutNames, againstNames, planTexts, termNames } from '../../texts/plan-visit.ts';
import { certificateNames, skillNames } from '../../texts/work-order-names.ts';
import { useWords, type Words } from '../case/words.ts';
import { ClauseMark } from '../frame/ClauseMark.tsx';

type Against = Candidate['reasons'][number];

const isBarred = ({ reasons }: Candidate): boolean => reasons.some(({ legal }) => legal);

function aboutText({ code, about }: Against, words: Words): string {
  if (about === null) return '';
  if (code.startsWith('certificate')) return words.of(certificateNames, about);
  return code.startsWith('skill') ? words.of(skillNames, about) : words.of(aboutNames, about);
}

/** A reason in words, with what it is about, the day that decided it and the clause. */
export function AgainstLine({ reason }: { reason: Against }) {
  const text = useText(planTexts);
  const words = useWords();
  const about = aboutText(reason, words);
  return (
    <span className="against">
      {words.of(againstNames, reason.code)}
      {about === '' ? '' : ` ${about}`}
      {reason.on === null ? '' : text.until(reason.on)}{' '}
      {reason.clause === null ? null : <ClauseMark clause={reason.clause} />}
    </span>
  );
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

function Score({ candidate }: { candidate: Candidate }) {
  const text = useText(planTexts);
  const words = useWords();
  if (candidate.score === null) return null;
  const terms = (
    <table className="case-small-table">
      <tbody>
        {candidate.terms.map(({ code, amount, points }) => (
          <tr key={code}>
            <th scope="row">{words.of(termNames, code)}</th>
            <td className="figures">{rounded(amount)}</td>
            <td className="figures">+{rounded(points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <Popover content={terms} title={text.points} trigger={['hover', 'focus', 'click']}>
      <button type="button" className="order-rank figures candidate-score">
        {text.score(Math.round(candidate.score))}
      </button>
    </Popover>
  );
}

type RowProps = { candidate: Candidate; chosen: boolean; onChoose: (candidate: Candidate) => void };

function CandidateRow({ candidate, chosen, onChoose }: RowProps) {
  const text = useText(planTexts);
  const words = useWords();
  const barred = isBarred(candidate);
  const { technician, start, reasons, visits, homeKnown } = candidate;
  return (
    <li className={chosen ? 'candidate candidate-chosen' : 'candidate'}>
      <label className="candidate-line">
        <input
          type="radio"
          name="technician"
          checked={chosen}
          disabled={barred}
          onChange={() => onChoose(candidate)}
        />
        <strong>{technician.name}</strong>
        <span className="soft">
          {[text.visits(visits), homeKnown ? '' : text.homeUnknown].filter(Boolean).join(' · ')}
        </span>
        {start === null ? null : <span className="figures">{text.startOf(shortTime(start).slice(-5))}</span>}
        {candidate.crew.length === 0 ? null : (
          <span className="candidate-crew">
            {text.along(words.list(candidate.crew.map(({ name }) => name)))}
          </span>
        )}
        {barred ? <span className="tag">{text.cannot}</span> : null}
      </label>
      <Score candidate={candidate} />
      {reasons.length === 0 ? null : (
        <p className="candidate-reasons">
          {reasons.map((reason) => (
            <AgainstLine key={`${reason.code}${reason.about}`} reason={reason} />
          ))}
          {barred ? null : <span className="faint">{text.noRoomChoose}</span>}
        </p>
      )}
    </li>
  );
}

type Props = {
  candidates: Candidate[];
  chosen: string | undefined;
  onChoose: (candidate: Candidate) => void;
};

/** Who could come, best first; whom the law forbids to send cannot be chosen and says why. */
export function Candidates({ candidates, chosen, onChoose }: Props) {
  const text = useText(planTexts);
  if (candidates.length === 0)
    return (
      <p className="faint">
        {text.nobody} {text.nobodyHint}
      </p>
    );
  return (
    <ul className="candidates" aria-label={text.candidates}>
      {candidates.map((candidate) => (
        <CandidateRow
          key={candidate.technician.id}
          candidate={candidate}
          chosen={candidate.technician.id === chosen}
          onChoose={onChoose}
        />
      ))}
    </ul>
  );
}
