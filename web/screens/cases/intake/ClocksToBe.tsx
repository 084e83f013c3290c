import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { PreviewCase } from '../../../../domains/cases/cases.contract.ts';
import type { OutputOf } from '../../../../kernel/contract.ts';
import { call } from '../../../../ui/client.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { longTime, spanText, useTicking } from '../../../../ui/time.tsx';
import { caseTexts } from '../../../texts/case-page.ts';
import { newCaseTexts } from '../../../texts/new-case.ts';
import { intakeWords } from '../../../widgets/case/fact-names.ts';
import { useWords } from '../../../widgets/case/words.ts';
import type { Draft } from './draft.ts';
import { previewOf } from './request.ts';
import { useDebounced } from './use-draft.ts';
import '../../../widgets/case/clocks.css';
import '../../../widgets/case/parts.css';

type Preview = OutputOf<typeof PreviewCase>;
type ClockToBe = Preview['clocks'][number];

/** Level, department, priority and clocks of the case as typed so far. */
export function usePreview(draft: Draft) {
  const body = JSON.stringify(previewOf(draft));
  const settled = useDebounced(body, 250);
  return useQuery({
    queryKey: [PreviewCase.path, settled],
    queryFn: ({ signal }) =>
      call(PreviewCase, { body: JSON.parse(settled), signal } as never) as Promise<Preview>,
    placeholderData: keepPreviousData,
  });
}

function Clock({ clock }: { clock: ClockToBe }) {
  const text = useText(newCaseTexts);
  const page = useText(caseTexts);
  const words = useWords();
  const due = clock.dueAt === null ? null : Date.parse(clock.dueAt);
  const left = useTicking((now) => (due === null ? '' : spanText(due - now, words.locale)));
  const years = clock.flags.flatMap((flag) => /^calendar_(\d{4})_unpublished$/.exec(flag)?.[1] ?? []);
  return (
    <li className={clock.binding ? 'intake-clock' : 'intake-clock intake-clock-other'}>
      <span>
        <strong>{words.term('clockEvent', clock.event)}</strong>
        {clock.kind === 'target' ? <span className="case-clock-kind">{text.target}</span> : null}
      </span>
      <span className="figures">{left}</span>
      <span className="figures soft">{clock.dueAt === null ? '' : longTime(clock.dueAt, words.locale)}</span>
      <cite title={words.say(clock.text)}>{clock.clause}</cite>
      <span className="intake-clock-text" title={words.say(clock.text)}>
        {words.say(clock.text)}
      </span>
      {years.map((year) => (
        <span key={year} className="case-clock-flag">
          {page.clocks.unpublished(year)}
        </span>
      ))}
    </li>
  );
}

/** What will be due and why, before anything is saved. */
export function ClocksToBe({ draft, preview }: { draft: Draft; preview: Preview | undefined }) {
  const text = useText(newCaseTexts);
  const words = useWords();
  const waits = preview === undefined || (draft.kind === 'complaint' && draft.category === '');
  if (waits) {
    return (
      <section className="intake-side intake-clocks-side">
        <h2>{text.preview}</h2>
        <p className="faint">{text.previewHint}</p>
      </section>
    );
  }
  const kind = words.term('kind', draft.kind);
  const headline =
    preview.level === null ? text.plainKind(kind) : text.thisIs(kind, words.term('level', preview.level));
  const clocks = preview.clocks.toSorted(
    (a, b) => Number(b.binding) - Number(a.binding) || Date.parse(a.dueAt ?? '') - Date.parse(b.dueAt ?? ''),
  );
  return (
    <section className="intake-side intake-clocks-side" aria-live="polite">
      <h2>{text.preview}</h2>
      <p className="intake-headline">{headline}</p>
      <ul className="intake-clocks">
        {clocks.map((clock) => (
          <Clock key={`${clock.event}${clock.clause}${clock.kind}`} clock={clock} />
        ))}
      </ul>
      <dl className="case-facts case-facts-narrow">
        {preview.department === null ? null : (
          <div>
            <dt>{text.lead}</dt>
            <dd>
              {words.say(preview.department.name)} <span className="faint">{preview.department.rule}</span>
            </dd>
          </div>
        )}
        <div>
          <dt>{text.priority}</dt>
          <dd>
            <strong className="figures">{preview.priority}</strong>{' '}
            <span className="soft">
              {preview.priorityInputs
                .filter((input) => input.weight > 0)
                .map(
                  ({ input, value, weight }) =>
                    `${words.of(intakeWords, input)} ${words.term(input as never, value)} +${weight}`,
                )
                .join(' · ')}
            </span>
          </dd>
        </div>
      </dl>
    </section>
  );
}
