import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { longTime } from '../../../ui/time.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { sheetTexts } from '../../texts/record-sheet.ts';
import { factRows } from './facts.ts';
import { demandAnswers, outcomes } from './record-names.ts';
import { useWords } from './words.ts';

// Of use on the screen, not on paper.
const INTERNAL = ['assignmentRule', 'calendar', 'source', 'externalRef'];

type Row = [label: string, value: ReactNode];

function Grid({ rows }: { rows: Row[] }) {
  return (
    <table>
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Short facts, two beside each other, so that the sheet stays on one page. */
function Pairs({ rows }: { rows: Row[] }) {
  const lines = rows.flatMap((row, place) =>
    place % 2 === 0 ? [[row, rows[place + 1] ?? ['', '']] as [Row, Row]] : [],
  );
  return (
    <table className="case-sheet-pairs">
      <tbody>
        {lines.map(([left, right]) => (
          <tr key={left[0]}>
            <th scope="row">{left[0]}</th>
            <td>{left[1]}</td>
            <th scope="row">{right[0]}</th>
            <td>{right[1]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Handling({ page }: { page: CasePage }) {
  const text = useText(sheetTexts);
  const words = useWords();
  const plan = page.plans.toSorted((a, b) => b.id - a.id)[0];
  const satisfaction = page.records.findLast((record) => record.kind === 'satisfaction');
  const feedback = page.records.findLast((record) => record.kind === 'feedback');
  const rows: Row[] = [
    [text.cause, String(page.records.findLast((record) => record.kind === 'cause')?.body.description ?? '')],
    [text.plan, plan?.summary ?? ''],
    [
      text.measures,
      plan?.measures.map((measure) => (
        <div key={`${measure.type}${measure.description}`}>
          {words.term('measure', measure.type)} · {measure.description} · {measure.responsible.name} ·{' '}
          {longTime(measure.dueAt, words.locale)}
          {measure.amountFen > 0 ? ` · ${yuan(measure.amountFen)}` : ''}
        </div>
      )),
    ],
    [
      text.demands,
      plan?.demands.map((demand) => (
        <div key={demand.demand}>
          {words.of(demandAnswers, demand.answer)} · {demand.demand} {demand.reason ?? ''}
        </div>
      )),
    ],
    [text.feedback, String(feedback?.body.text ?? '')],
    [
      text.satisfaction,
      satisfaction === undefined ? '' : words.of(outcomes, String(satisfaction.body.outcome)),
    ],
  ];
  return <Grid rows={rows} />;
}

/** The complaint record sheet on paper (S3 2-一-2); on screen it is not there. */
export function RecordSheet({ page }: { page: CasePage }) {
  const text = useText(sheetTexts);
  const pageText = useText(caseTexts);
  const words = useWords();
  const grade = [
    words.term('category', page.category),
    words.term('level', page.level),
    words.term('impactClass', page.impactClass),
  ];
  const place = [page.customerFile.province, page.customerFile.city].filter(Boolean).join(' ');
  const customer: Row[] = [
    [text.customer, `${page.customerFile.maskedName} ${place}`],
    [text.contact, `${page.contactName} ${page.contactPhone}`],
    [
      text.unit,
      page.unit === null ? '' : `${words.say(page.unit.productName)} ${page.unit.model} ${page.unit.serial}`,
    ],
    [text.grade, grade.filter(Boolean).join(' · ')],
  ];
  const facts = factRows(page, words, pageText.story.unknown)
    .filter((row) => !INTERNAL.includes(row.key))
    .map((row): Row => [row.label, row.value]);
  const limits = page.clocks
    .filter((clock) => clock.kind === 'breach')
    .map(
      (clock): Row => [
        `${words.term('clockEvent', clock.event)} ${clock.clause}`,
        `${clock.dueAt === null ? '' : longTime(clock.dueAt, words.locale)}${clock.metAt === null ? '' : ` · ${text.met} ${longTime(clock.metAt, words.locale)}`}`,
      ],
    );
  return createPortal(
    <article className="case-sheet" aria-hidden="true">
      <header>
        <h1>{text.title}</h1>
        <p>
          {text.number} <strong>{page.number}</strong>
        </p>
      </header>
      <h2>{page.subject}</h2>
      <Pairs rows={[...customer, ...facts]} />
      <h3>{text.content}</h3>
      <Grid
        rows={[
          [text.course, page.course],
          [text.demand, page.demand],
        ]}
      />
      <h3>{text.handling}</h3>
      <Grid
        rows={[
          [text.owner, page.ownerPerson.name],
          [text.department, words.say(page.department?.name)],
        ]}
      />
      <Handling page={page} />
      <h3>{text.limits}</h3>
      <Grid rows={limits} />
      <footer>
        <span>{text.signed}</span>
        <span>{text.date}</span>
        <span>
          {text.printed} {longTime(now(), words.locale)}
        </span>
      </footer>
    </article>,
    document.body,
  );
}
