import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { GetRequest, type PersonRequest } from '../../../domains/privacy/requests.contract.ts';
import { answerOf } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { longTime, shortTime } from '../../../ui/time.tsx';
import { askedBy, consentsTexts } from '../../texts/consents.ts';
import {
  decisionNames,
  methodNames,
  requestKindNames,
  requestStateNames,
  requestsTexts,
  stepNames,
} from '../../texts/person-requests.ts';
import { Notice } from '../../widgets/case/Notice.tsx';
import { useWords } from '../../widgets/case/words.ts';
import { PageFrame, Section } from '../../widgets/frame/PageFrame.tsx';
import { CustomerPrivacy } from '../../widgets/privacy/CustomerPrivacy.tsx';
import { EraseButton } from './EraseButton.tsx';
import { CorrectSheet, DecideSheet, HandOverSheet } from './RequestSheets.tsx';
import { DueMark } from './RequestsTab.tsx';
import { TakeFile } from './TakeFile.tsx';
import { VerifySheet } from './VerifySheet.tsx';

const MADE_AGAIN_MS = 2000;
type Doing = 'verify' | 'decide' | 'correct' | 'hand_over' | 'customer';
type Props = { request: PersonRequest; onDo: (doing: Doing) => void };

const Facts = ({ rows }: { rows: [string, ReactNode][] }) => (
  <dl className="privacy-facts">
    {rows.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** The one thing to do now, or what is waited for. */
function Next({ request, onDo }: Props) {
  const text = useText(requestsTexts);
  const words = useWords();
  const { next, may } = request;
  if (next === null)
    return (
      <Notice tone="plain" title={`${words.of(requestStateNames, request.state)} · ${text.nothingToDo}`} />
    );
  const acts: Partial<Record<typeof next, [label: string, doing: Doing, allowed: boolean]>> = {
    verify: [text.verify, 'verify', may.verify],
    decide: [text.decide, 'decide', may.decide],
    correct: [text.correct, 'correct', may.correct],
    hand_over: [text.handOver, 'hand_over', may.handOver && (request.file?.downloadsLeft ?? 3) < 3],
  };
  const waits: Partial<Record<typeof next, string>> = {
    decide: may.decide ? undefined : text.waitsForOfficer,
    make_file: text.making,
    erase: request.erasure === null ? text.eraseHint : text.erasing(request.erasure.number),
  } as Partial<Record<typeof next, string>>;
  const act = acts[next];
  const early = next === 'verify' && may.decide;
  return (
    <Notice
      tone={request.isLate ? 'late' : 'plain'}
      title={`${text.next}${words.locale === 'en' ? ': ' : '：'}${words.of(stepNames, next)}`}
      actions={
        <>
          {may.erase ? <EraseButton request={request} /> : null}
          {next === 'hand_over' && may.takeFile ? <TakeFile request={request} /> : null}
          {act?.[2] ? (
            <Button type="primary" onClick={() => onDo(act[1])}>
              {act[0]}
            </Button>
          ) : null}
          {early ? <Button onClick={() => onDo('decide')}>{text.decide}</Button> : null}
        </>
      }
    >
      {waits[next]}
    </Notice>
  );
}

function RequestFacts({ request, onDo }: Props) {
  const text = useText(requestsTexts);
  const consents = useText(consentsTexts);
  const words = useWords();
  return (
    <Section title={text.parts.facts}>
      <Facts
        rows={[
          [
            text.customer,
            <>
              {request.maskedName} <span className="figures">{request.maskedPhone}</span>{' '}
              {request.restricted ? <span className="tag tag-amber">{consents.restricted}</span> : null}{' '}
              <Button size="small" type="link" onClick={() => onDo('customer')}>
                {consents.open}
              </Button>
            </>,
          ],
          [text.matter, request.matter],
          [
            text.channel,
            `${words.of(askedBy, request.channel)} · ${longTime(request.receivedAt, words.locale)}`,
          ],
          [
            text.deadline,
            <>
              {longTime(request.dueAt, words.locale)}{' '}
              {request.isLate || request.doneAt !== null ? <DueMark request={request} /> : null}{' '}
              <span className="soft">{text.term(request.days)}</span>
            </>,
          ],
          [text.ground, request.cites.map((cite) => words.say(cite)).join(' · ')],
        ]}
      />
    </Section>
  );
}

function Identity({ request }: { request: PersonRequest }) {
  const text = useText(requestsTexts);
  const words = useWords();
  if (request.kind === 'withdrawal') return null;
  const { verifiedAt, verifiedBy, verifiedWith } = request;
  return (
    <Section title={text.parts.identity} note={text.verifyHint}>
      <p>
        {verifiedAt === null || verifiedWith === null ? (
          <span className="soft">{text.notVerified}</span>
        ) : (
          text.verifiedLine(words.of(methodNames, verifiedWith), verifiedBy ?? '', shortTime(verifiedAt))
        )}
      </p>
      {request.checks.length === 0 ? null : (
        <ul className="list-card">
          {request.checks.map((one) => (
            <li key={`${one.at}${one.method}`}>
              <div>{words.of(methodNames, one.method)}</div>
              <span className="tag">{one.passed ? text.passed : text.notPassed}</span>
              <span className="soft">
                {one.by} <span className="figures">{shortTime(one.at)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Decision({ request }: { request: PersonRequest }) {
  const text = useText(requestsTexts);
  const words = useWords();
  const { decision, decidedBy, decidedAt, reason, doneAt, doneBy, outcome, kind } = request;
  if (kind === 'withdrawal') return <p className="soft">{text.atOnce}</p>;
  return (
    <Section title={text.parts.decision}>
      {decision === null ? (
        <p className="soft">{text.waiting}</p>
      ) : (
        <Facts
          rows={[
            [
              text.decision,
              `${words.of(decisionNames, decision)} · ${text.decidedLine(decidedBy ?? '', shortTime(decidedAt ?? ''))}`,
            ],
            [text.reason, reason],
            ...(doneAt === null || decision !== 'granted'
              ? []
              : ([
                  [
                    words.of(requestStateNames, 'done'),
                    [text.doneLine(doneBy ?? '', shortTime(doneAt)), outcome].filter(Boolean).join(' · '),
                  ],
                ] as [string, ReactNode][])),
          ]}
        />
      )}
    </Section>
  );
}

/** One request of a person: what comes next on top, then what was asked, who asks, what was decided. */
export function RequestPage({ id }: { id: number }) {
  const text = useText(requestsTexts);
  const words = useWords();
  const [doing, setDoing] = useState<Doing | null>(null);
  const {
    data: request,
    error,
    refetch,
  } = useQuery({
    ...answerOf(GetRequest, { params: { id } }),
    // A file that is being made appears by itself.
    refetchInterval: ({ state }) => (state.data?.next === 'make_file' ? MADE_AGAIN_MS : false),
  });
  const close = () => setDoing(null);
  const list = (
    <Link to="/privacy" search={{ tab: 'requests' }}>
      {text.all}
    </Link>
  );
  if (request === undefined)
    return (
      <PageFrame title={text.parts.facts} note={list}>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={6} height={48} />
        )}
      </PageFrame>
    );
  return (
    <PageFrame
      title={
        <>
          {words.of(requestKindNames, request.kind)} <span className="figures">{request.number}</span>
        </>
      }
      note={
        <>
          {list} · {text.receivedLine(request.receivedBy, longTime(request.receivedAt, words.locale))}
        </>
      }
    >
      <Next request={request} onDo={setDoing} />
      <RequestFacts request={request} onDo={setDoing} />
      <Identity request={request} />
      <Decision request={request} />
      {doing === 'verify' ? <VerifySheet request={request} onClose={close} /> : null}
      {doing === 'decide' ? <DecideSheet request={request} onClose={close} /> : null}
      {doing === 'correct' ? <CorrectSheet request={request} onClose={close} /> : null}
      {doing === 'hand_over' ? <HandOverSheet request={request} onClose={close} /> : null}
      {doing === 'customer' ? <CustomerPrivacy customerId={request.customerId} onClose={close} /> : null}
    </PageFrame>
  );
}
