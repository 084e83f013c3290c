import type { Job } from '../../kernel/jobs.ts';
import { type Deliver, sendWaiting } from './messages.actions.ts';

export const messagesJobs = (deliver: Deliver): Job[] => [
  { name: 'messages:send', every: '* * * * *', do: (ctx) => sendWaiting(ctx, deliver) },
  {
    name: 'messages:send_now',
    on: ['case.acknowledged', 'record.feedback', 'clock.extended', 'case.handed_over', 'case.moved'],
    do: (ctx) => sendWaiting(ctx, deliver),
  },
];
