import type { Context } from '../../kernel/context.ts';
import type { Job } from '../../kernel/jobs.ts';
import { resumeDuePauses } from './clocks.actions.ts';
import { recountPiece } from './recount-pieces.actions.ts';
import {
  acknowledgeCase,
  followRepeatedContact,
  promptSilentOwners,
  remindUnchecked,
  reportOverdueSteps,
  reportOverdueTasks,
  reportUnownedCases,
} from './reminders.actions.ts';

/** When this happens, or every so often, do that. Times are UTC: 01:00 is 09:00 in China. */
export const casesJobs: Job[] = [
  {
    name: 'cases:acknowledge',
    on: ['case.registered'],
    do: async (ctx: Context, { caseId }) => {
      if (caseId !== undefined && caseId !== null) await acknowledgeCase(ctx, caseId);
    },
  },
  {
    name: 'cases:follow_repeated_contact',
    on: ['case.registered'],
    do: async (ctx: Context, { caseId }) => {
      if (caseId !== undefined && caseId !== null) await followRepeatedContact(ctx, caseId);
    },
  },
  // Every minute: takes up a run whose process is gone, and begins one that waited for a run that was cancelled.
  { name: 'cases:recount', on: ['recount.started'], every: '* * * * *', do: recountPiece },
  { name: 'cases:report_unowned', every: '0 1 * * *', do: (ctx) => reportUnownedCases(ctx) },
  { name: 'cases:prompt_silent', every: '0 * * * *', do: (ctx) => promptSilentOwners(ctx) },
  { name: 'cases:remind_unchecked', every: '0 * * * *', do: (ctx) => remindUnchecked(ctx) },
  { name: 'cases:resume_pauses', every: '* * * * *', do: (ctx) => resumeDuePauses(ctx) },
  { name: 'cases:report_overdue_steps', every: '* * * * *', do: (ctx) => reportOverdueSteps(ctx) },
  { name: 'cases:report_overdue_tasks', every: '* * * * *', do: (ctx) => reportOverdueTasks(ctx) },
];
