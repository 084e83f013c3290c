import type { Job } from '../../kernel/jobs.ts';
import { warnOfEndingCertificates } from './people.actions.ts';

export const peopleJobs: Job[] = [
  {
    name: 'people:warn_of_ending_certificates',
    every: '0 1 * * *',
    do: (ctx) => warnOfEndingCertificates(ctx),
  },
];
