import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { App } from 'antd';
import { useState } from 'react';
import {
  AdoptDayPlan,
  type AdoptionOutcome,
  GetDayPlan,
  ListDayPlans,
  ResumeDayPlan,
  StopDayPlan,
} from '../../../domains/dispatch/day-plans.contract.ts';
import { GetBoard } from '../../../domains/dispatch/dispatch.contract.ts';
import { chinaDay } from '../../../kernel/time.ts';
import { answerOf, useSend } from '../../../ui/answers.ts';
import { now } from '../../../ui/clock.ts';
import { useText } from '../../../ui/i18n.tsx';
import {
  EmptyState,
  ErrorState,
  SkeletonBlock,
  SkeletonRows,
  useErrorText,
} from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { useMe } from '../../session.ts';
import { dayPlanTexts } from '../../texts/day-plans.ts';
import { PageFrame } from '../../widgets/frame/PageFrame.tsx';
import { useOrdersAnew } from '../../widgets/order/order-page.ts';
import { DispatchFilters, DispatchTabs } from './DispatchTools.tsx';
import { PlanMoves } from './PlanMoves.tsx';
import { PlanLeft, PlanScore } from './PlanRest.tsx';
import { PlanRoutes } from './PlanRoutes.tsx';
import { PlanChanges, PlanRun } from './PlanRun.tsx';
import { PlanStart } from './PlanStart.tsx';
import type { DayPlan, PlanSearch } from './plan-page.ts';
import { SettingsSheet } from './SettingsSheet.tsx';
import '../../widgets/order/order.css';
import '../simulations/simulations.css';
import './board.css';
import './plan.css';

const ASK_AGAIN_MS = 600;
const ASK_LIST_MS = 2_000;
const runs = (plan: DayPlan | undefined): boolean => plan?.state === 'queued' || plan?.state === 'running';

function useVerbs(id: number) {
  const client = useQueryClient();
  const text = useText(dayPlanTexts);
  const { message } = App.useApp();
  const ordersAnew = useOrdersAnew();
  const [outcomes, setOutcomes] = useState<AdoptionOutcome[]>([]);
  const [stop, resume, adopt] = [useSend(StopDayPlan), useSend(ResumeDayPlan), useSend(AdoptDayPlan)];
  const anew = () => {
    for (const { path } of [GetDayPlan, ListDayPlans, GetBoard])
      void client.invalidateQueries({ queryKey: [path] });
  };
  const params = { id };
  return {
    outcomes,
    busy: stop.isPending || resume.isPending,
    adopting: adopt.isPending,
    error: stop.error ?? resume.error ?? adopt.error,
    stop: () => stop.mutate({ params }, { onSettled: anew }),
    resume: () => resume.mutate({ params }, { onSettled: anew }),
    adopt: (numbers: string[]) =>
      adopt.mutate(
        { params, body: { numbers } },
        {
          onSuccess: (answer) => {
            setOutcomes(answer.outcomes);
            const done = answer.outcomes.filter(({ outcome }) => outcome === 'adopted').length;
            if (done > 0) void message.success(text.adopted(done));
            if (done < answer.outcomes.length)
              void message.warning(text.refusedTitle(answer.outcomes.length - done));
          },
          onSettled: () => {
            anew();
            ordersAnew();
          },
        },
      ),
  };
}

function Refused({ error }: { error: unknown }) {
  return (
    <p className="field-error" role="alert">
      {useErrorText(error)}
    </p>
  );
}

function Plan({ id }: { id: number }) {
  const verbs = useVerbs(id);
  const {
    data: plan,
    error,
    refetch,
  } = useQuery({
    ...answerOf(GetDayPlan, { params: { id: String(id) } as never }),
    refetchInterval: ({ state }) => (runs(state.data) ? ASK_AGAIN_MS : false),
  });
  if (plan === undefined && error !== null)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (plan === undefined)
    return (
      <>
        <SkeletonBlock height={64} />
        <SkeletonRows rows={6} height={56} />
      </>
    );
  return (
    <>
      <PlanRun plan={plan} busy={verbs.busy} onStop={verbs.stop} onResume={verbs.resume} />
      {verbs.error === null ? null : <Refused error={verbs.error} />}
      <PlanChanges plan={plan} />
      {plan.proposal === null ? null : (
        <>
          <PlanMoves plan={plan} busy={verbs.adopting} outcomes={verbs.outcomes} onAdopt={verbs.adopt} />
          <PlanRoutes plan={plan} />
          <PlanLeft plan={plan} />
          <PlanScore plan={plan} />
        </>
      )}
    </>
  );
}

type ListProps = { region: string; day: string; chosen: number | undefined; onChoose: (id: number) => void };

function usePlans(region: string, day: string) {
  return useQuery({
    ...answerOf(ListDayPlans, { query: { region, day } }),
    refetchInterval: ({ state }) =>
      state.data?.plans.some((plan) => plan.state === 'queued' || plan.state === 'running')
        ? ASK_LIST_MS
        : false,
  });
}

function Plans({ region, day, chosen, onChoose }: ListProps) {
  const text = useText(dayPlanTexts);
  const { data } = usePlans(region, day);
  if (data === undefined || data.plans.length === 0) return null;
  return (
    <div className="button-tabs plan-list" role="tablist" aria-label={text.plans}>
      {data.plans.map((plan) => (
        <button
          key={plan.id}
          type="button"
          role="tab"
          className="button-tab"
          aria-selected={plan.id === chosen}
          onClick={() => onChoose(plan.id)}
        >
          <span className="figures">{text.planOf(plan.id)}</span>
          <span className="soft">
            {' '}
            {text.kinds[plan.kind]} · {plan.adoptedAt === null ? text.states[plan.state] : text.adoptedMark} ·{' '}
            <span className="figures">{shortTime(plan.askedAt).slice(-5)}</span>
          </span>
        </button>
      ))}
    </div>
  );
}

/** A region's day planned by the machine: started, watched, looked through and adopted by people. */
export function PlanDayPage() {
  const text = useText(dayPlanTexts);
  const search = useSearch({ from: '/signed-in/dispatch/plan' });
  const navigate = useNavigate();
  const me = useMe();
  const client = useQueryClient();
  const [weights, setWeights] = useState(false);
  const region = search.region ?? me.region ?? 'east';
  const day = search.day ?? chinaDay(now());
  const { data, error, refetch } = usePlans(region, day);
  const chosen = search.plan ?? data?.plans[0]?.id;
  const change = (part: PlanSearch) =>
    void navigate({ to: '/dispatch/plan', search: { region, day, ...part }, replace: true });
  const started = (plan: number) => {
    void client.invalidateQueries({ queryKey: [ListDayPlans.path] });
    change({ plan });
  };
  return (
    <PageFrame
      title={text.title}
      note={text.note}
      actions={<DispatchFilters region={region} day={day} onChange={change} />}
    >
      <DispatchTabs region={region} day={day} />
      <PlanStart
        region={region}
        day={day}
        kind={search.kind ?? 'plan'}
        counts={data}
        onKind={(kind) =>
          change({
            ...(chosen === undefined ? {} : { plan: chosen }),
            ...(kind === 'replan' ? { kind } : {}),
          })
        }
        onStarted={started}
        onWeights={() => setWeights(true)}
      />
      <Plans region={region} day={day} chosen={chosen} onChoose={(plan) => change({ plan })} />
      {data === undefined && error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : null}
      {data === undefined && error === null ? <SkeletonRows rows={4} height={56} /> : null}
      {data !== undefined && chosen === undefined ? (
        <EmptyState title={text.none}>{text.noneHint}</EmptyState>
      ) : null}
      {chosen === undefined ? null : <Plan key={chosen} id={chosen} />}
      {weights ? <SettingsSheet onClose={() => setWeights(false)} /> : null}
    </PageFrame>
  );
}
