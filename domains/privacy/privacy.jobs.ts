import type { FileFolder } from '../../kernel/files.ts';
import type { Job } from '../../kernel/jobs.ts';
import { erasingPiece, thaw } from './erasing.actions.ts';
import { recordLate } from './incidents.actions.ts';

export const privacyJobs = (files: FileFolder): Job[] => [
  { name: 'privacy:record_late', every: '* * * * *', do: (ctx) => recordLate(ctx) },
  {
    name: 'privacy:erase',
    on: ['erasure.approved', 'erasure.term_over'],
    do: (ctx, { data }) => erasingPiece(ctx, files, Number(data?.id)),
  },
  { name: 'privacy:thaw', every: '20 18 * * *', do: (ctx) => thaw(ctx) },
];
