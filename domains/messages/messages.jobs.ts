import type { Job } from '../../kernel/jobs.ts';
import { type Deliver, sendWaiting, tellOfDisuse } from './messages.actions.ts';

export const messagesJobs = (deliver: Deliver): Job[] => [
  { name: 'messages:send', every: '* * * * *', do: (ctx) => sendWaiting(ctx, deliver) },
  {
    name: 'messages:send_now',
    on: [
      'case.acknowledged',
      'record.feedback',
      'clock.extended',
      'case.handed_over',
      'case.moved',
      'person_request.code_sent',
    ],
    do: (ctx) => sendWaiting(ctx, deliver),
  },
  {
    name: 'messages:tell_of_disuse',
    on: ['user.disuse_announced'],
    do: (ctx, { data }) => tellOfDisuse(ctx, data ?? {}),
  },
];
