import { App, Button } from 'antd';
import { DuplicatesOf } from '../../../../domains/cases/cases.contract.ts';
import { Discuss } from '../../../../domains/cases/handling.contract.ts';
import { useAnswer, useSend } from '../../../../ui/answers.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { useErrorText } from '../../../../ui/kit/States.tsx';
import { ShortTime } from '../../../../ui/time.tsx';
import { newCaseTexts } from '../../../texts/new-case.ts';
import { CaseLink, casePath, useGo } from '../../../widgets/case/CaseLink.tsx';
import { useWords } from '../../../widgets/case/words.ts';
import { type Draft, looksLikePhone } from './draft.ts';
import { useDebounced } from './use-draft.ts';

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; onNoted: () => void };

/** Open cases that may be the same matter, before a second one is made of it (S1 3.1). */
export function Duplicates({ draft, change, onNoted }: Props) {
  const text = useText(newCaseTexts);
  const words = useWords();
  const go = useGo();
  const { message } = App.useApp();
  const note = useSend(Discuss);
  const refused = useErrorText(note.error);
  const phone = useDebounced(
    looksLikePhone(draft.contactPhone) ? draft.contactPhone.trim().slice(0, 30) : '',
    300,
  );
  const unitSerial = useDebounced(draft.unitSerial.trim(), 300);
  const query = {
    ...(draft.customer === null ? {} : { customerId: draft.customer.id }),
    ...(phone === '' ? {} : { phone }),
    ...(unitSerial === '' ? {} : { unitSerial }),
  };
  const asks = Object.keys(query).length > 0;
  const found = useAnswer(DuplicatesOf, { query: query as never }, asks).data?.duplicates ?? [];
  const addNote = (number: string) =>
    note.mutate(
      {
        params: { number },
        body: {
          body: `${text.noteAbout}${draft.course}${draft.demand === '' ? '' : `\n${draft.demand}`}`.slice(
            0,
            4000,
          ),
        },
      },
      {
        onSuccess: () => {
          void message.success(number);
          onNoted();
          go(casePath(number));
        },
      },
    );
  return (
    <section className="intake-side" aria-live="polite">
      <h2>{text.duplicates}</h2>
      {asks && found.length > 0 ? null : <p className="faint">{text.noDuplicates}</p>}
      <ul className="intake-duplicates">
        {found.map((one) => {
          const chosen = draft.mergeInto === one.number;
          return (
            <li key={one.number} className={chosen ? 'intake-chosen' : ''}>
              <p>
                <CaseLink number={one.number} />{' '}
                <span className="soft">{words.term('stage', one.stage)}</span>{' '}
                <ShortTime at={one.receivedAt} />
              </p>
              <p className="intake-duplicate-subject" title={one.subject}>
                {one.subject}
              </p>
              <p className="soft">
                {[one.sameUnit ? text.sameUnit : '', one.sameCustomer ? text.sameCustomer : '']
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <p className="intake-duplicate-actions">
                <Button
                  size="small"
                  title={text.mergeHint}
                  onClick={() => change({ mergeInto: chosen ? null : one.number })}
                >
                  {chosen ? text.unmerge : text.merge}
                </Button>
                <Button
                  size="small"
                  type="link"
                  loading={note.isPending}
                  disabled={draft.course.trim() === ''}
                  title={draft.course.trim() === '' ? text.noteNeeds : undefined}
                  onClick={() => addNote(one.number)}
                >
                  {text.asNote}
                </Button>
              </p>
              {chosen ? <p className="soft">{text.merging}</p> : null}
            </li>
          );
        })}
      </ul>
      {note.isError ? <p role="alert">{refused}</p> : null}
    </section>
  );
}
