import { App, Input } from 'antd';
import { useState } from 'react';
import { type Candidate, SuggestTechnicians } from '../../../domains/dispatch/dispatch.contract.ts';
import { ScheduleVisit } from '../../../domains/workorders/workorders.contract.ts';
import { chinaDay, chinaMinuteOfDay, DAY, MINUTE } from '../../../kernel/time.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { planTexts } from '../../texts/plan-visit.ts';
import { Field } from '../frame/Field.tsx';
import { SheetFoot } from '../frame/SheetFoot.tsx';
import { SideSheet } from '../frame/SideSheet.tsx';
import { AllTheSame } from './AllTheSame.tsx';
import { Candidates } from './Candidates.tsx';
import { type Move, MoveFields } from './MoveFields.tsx';
import { type OrderPage, useOrdersAnew } from './order-page.ts';

type Span = { day: string; from: string; to: string };

const instantOf = (day: string, wall: string): string => `${day}T${wall}:00+08:00`;
const wallOf = (at: number): string => {
  const minute = chinaMinuteOfDay(at);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
};
const LAST_START = 15 * 60;

/** Today while there is room, otherwise tomorrow. */
function firstSpan(): Span {
  const late = chinaMinuteOfDay(now()) > LAST_START;
  const day = chinaDay(now() + (late ? DAY : 0));
  const soon = wallOf(Math.ceil((now() + 30 * MINUTE) / (30 * MINUTE)) * 30 * MINUTE);
  return { day, from: late || soon < '09:00' ? '09:00' : soon, to: '18:00' };
}

function SpanFields({ span, onChange }: { span: Span; onChange: (part: Partial<Span>) => void }) {
  const text = useText(planTexts);
  const fields = [
    ['day', text.day, 'date'],
    ['from', text.from, 'time'],
    ['to', text.to, 'time'],
  ] as const;
  return (
    <div className="plan-span">
      {fields.map(([key, label, type]) => (
        <Field key={key} label={label}>
          {(id) => (
            <Input
              id={id}
              type={type}
              {...(key === 'day' ? { min: chinaDay(now()) } : { step: 900 })}
              value={span[key]}
              onChange={(event) => onChange({ [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

type FoundProps = {
  number: string;
  span: Span;
  chosen: string | undefined;
  onChoose: (one: Candidate) => void;
};

function Found({ number, span, chosen, onChoose }: FoundProps) {
  const text = useText(planTexts);
  const whole = span.day !== '' && span.from !== '' && span.to !== '' && span.from < span.to;
  const query = whole
    ? { from: instantOf(span.day, span.from), to: instantOf(span.day, span.to) }
    : { from: '', to: '' };
  const { data, error, refetch } = useAnswer(SuggestTechnicians, { params: { number }, query }, whole);
  if (error && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return whole ? <SkeletonRows rows={3} height={56} /> : null;
  return (
    <section aria-label={text.candidates}>
      <h3>{text.candidates}</h3>
      <p className="faint">
        {text.ranked}{' '}
        {data.crewSize > 1 ? text.crewNeeded(data.minutes, data.crewSize) : text.needs(data.minutes)}{' '}
        {text.roughPlace[data.placeBasis]}
      </p>
      <Candidates candidates={data.candidates} chosen={chosen} onChoose={onChoose} />
    </section>
  );
}

function usePlan(page: OrderPage, onDone: () => void) {
  const sending = useSend(ScheduleVisit);
  const anew = useOrdersAnew();
  const plan = (
    { technician, crew }: Candidate,
    from: string,
    { move, why }: { move: Move | null; why: string },
  ) => {
    if (sending.isPending) return;
    const to = new Date(Date.parse(from) + page.minutes * MINUTE).toISOString();
    const moved = {
      ...(move === null ? {} : { movedBy: move.movedBy, reason: move.reason.trim() }),
      ...(why === '' ? {} : { withoutRemote: why }),
    };
    sending.mutate(
      {
        params: { number: page.number },
        body: {
          version: page.version,
          technicianId: technician.id,
          crew: crew.map(({ id }) => id),
          from,
          to,
          ...moved,
        },
      },
      { onSuccess: onDone, onSettled: anew },
    );
  };
  return { plan, sending };
}

/** Day and span, who could come and why others may not, the begin, and who moved it when it is moved. */
export function PlanSheet({ page, onClose }: { page: OrderPage; onClose: () => void }) {
  const text = useText(planTexts);
  const { message } = App.useApp();
  const [span, setSpan] = useState(firstSpan);
  const [chosen, setChosen] = useState<Candidate>();
  const [start, setStart] = useState('');
  const [move, setMove] = useState<Move>({ movedBy: 'customer', reason: '' });
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const { plan, sending } = usePlan(page, () => {
    void message.success(text.saved);
    onClose();
  });
  const moves = page.visit !== null;
  const unsaid = page.againstVisit !== null && why.trim() === '';
  const choose = (one: Candidate) => {
    setChosen(one);
    setStart(one.start === null ? span.from : wallOf(Date.parse(one.start)));
  };
  const submit = () => {
    setTried(true);
    if (chosen === undefined || start === '' || unsaid || (moves && move.reason.trim() === '')) return;
    plan(chosen, instantOf(span.day, start), { move: moves ? move : null, why: why.trim() });
  };
  const changeSpan = (part: Partial<Span>) => {
    setSpan({ ...span, ...part });
    setChosen(undefined);
  };
  return (
    <SideSheet
      title={moves ? text.move(page.number) : text.title(page.number)}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SheetFoot back={text.back} label={text.save} busy={sending.isPending} onClose={onClose} />}
    >
      <p>{page.subject}</p>
      <SpanFields span={span} onChange={changeSpan} />
      <Found number={page.number} span={span} chosen={chosen?.technician.id} onChoose={choose} />
      {tried && chosen === undefined ? (
        <p className="field-error" role="alert">
          {text.chooseFirst}
        </p>
      ) : null}
      {chosen === undefined ? null : (
        <Field label={text.start}>
          {(id) => (
            <Input id={id} type="time" value={start} onChange={(event) => setStart(event.target.value)} />
          )}
        </Field>
      )}
      {moves ? <MoveFields move={move} tried={tried} onChange={setMove} /> : null}
      <AllTheSame page={page} why={why} tried={tried} onChange={setWhy} />
    </SideSheet>
  );
}
