import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { PreviewCase } from '../../../../domains/cases/intake.contract.ts';
import type { OutputOf } from '../../../../kernel/contract.ts';
import { call } from '../../../../ui/client.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { longTime, spanText, useTicking } from '../../../../ui/time.tsx';
import { caseTexts } from '../../../texts/case-page.ts';
import { newCaseTexts } from '../../../texts/new-case.ts';
import { factText } from '../../../widgets/case/changes.ts';
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
    <li className="intake-clock">
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

/** Limits on an event that another one already binds, one line each. */
function Others({ clocks }: { clocks: ClockToBe[] }) {
  const words = useWords();
  return (
    <ul className="intake-others">
      {clocks.map((clock) => (
        <li key={`${clock.event}${clock.clause}${clock.kind}`} title={words.say(clock.text)}>
          <span>{words.term('clockEvent', clock.event)}</span>
          <span className="figures">{clock.dueAt === null ? '' : longTime(clock.dueAt, words.locale)}</span>
          <cite>{clock.clause}</cite>
        </li>
      ))}
    </ul>
  );
}

function Decided({ preview }: { preview: Preview }) {
  const text = useText(newCaseTexts);
  const words = useWords();
  const inputs = preview.priorityInputs.filter((input) => input.weight > 0);
  return (
    <dl className="case-facts case-facts-narrow">
      {preview.department === null ? null : (
        <div>
          <dt>{text.lead}</dt>
          <dd>
            {words.say(preview.department.name)} <cite>{preview.department.rule}</cite>
          </dd>
        </div>
      )}
      <div>
        <dt>{text.priority}</dt>
        <dd>
          <strong className="figures">{preview.priority}</strong>{' '}
          <span className="soft">
            {inputs
              .map(
                ({ input, value, weight }) =>
                  `${words.of(intakeWords, input)} ${factText(input, value, words)} +${weight}`,
              )
              .join(' · ')}
          </span>
        </dd>
      </div>
    </dl>
  );
}

/** What will be due and why, before anything is saved. */
export function ClocksToBe({ draft, preview }: { draft: Draft; preview: Preview | undefined }) {
  const text = useText(newCaseTexts);
  const words = useWords();
  if (preview === undefined || (draft.kind === 'complaint' && draft.category === '')) {
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
  const clocks = preview.clocks.toSorted((a, b) => Date.parse(a.dueAt ?? '') - Date.parse(b.dueAt ?? ''));
  return (
    <section className="intake-side intake-clocks-side" aria-live="polite">
      <h2>{text.preview}</h2>
      <p className="intake-headline">{headline}</p>
      <ul className="intake-clocks">
        {clocks
          .filter((clock) => clock.binding)
          .map((clock) => (
            <Clock key={`${clock.event}${clock.clause}${clock.kind}`} clock={clock} />
          ))}
      </ul>
      <Decided preview={preview} />
      <Others clocks={clocks.filter((clock) => !clock.binding)} />
    </section>
  );
}
