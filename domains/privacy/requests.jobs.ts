import type { FileFolder } from '../../kernel/files.ts';
import type { Job } from '../../kernel/jobs.ts';
import { clearPersonFiles, endErased, makePersonFile } from './answering.actions.ts';
import { recordTerms } from './requests.actions.ts';

export const personRequestsJobs = (files: FileFolder): Job[] => [
  { name: 'privacy:request_terms', every: '* * * * *', do: (ctx) => recordTerms(ctx) },
  {
    name: 'privacy:make_person_file',
    on: ['person_request.granted'],
    do: (ctx, { data }) => makePersonFile(ctx, files, Number(data?.id)),
  },
  {
    name: 'privacy:end_deletions',
    on: ['erasure.erased', 'erasure.frozen'],
    do: (ctx, { data }) => endErased(ctx, Number(data?.customerId)),
  },
  { name: 'privacy:clear_person_files', every: '*/15 * * * *', do: (ctx) => clearPersonFiles(ctx, files) },
];
