import type { FileFolder } from '../../kernel/files.ts';
import type { Job } from '../../kernel/jobs.ts';
import { checkControls } from './controls.actions.ts';
import { erasingPiece, thaw } from './erasing.actions.ts';
import { recordLate } from './incidents.actions.ts';
import { retentionPiece, startNightly } from './retention.actions.ts';

export const privacyJobs = (files: FileFolder): Job[] => [
  { name: 'privacy:record_late', every: '* * * * *', do: (ctx) => recordLate(ctx) },
  // Also every ten minutes: takes up an erasure whose process is gone.
  {
    name: 'privacy:erase',
    on: ['erasure.approved', 'erasure.term_over'],
    every: '*/10 * * * *',
    do: (ctx, { data }) => erasingPiece(ctx, files, data?.id === undefined ? undefined : Number(data.id)),
  },
  { name: 'privacy:thaw', every: '20 18 * * *', do: (ctx) => thaw(ctx) },
  { name: 'privacy:retain', every: '30 18 * * *', do: (ctx) => startNightly(ctx) },
  // Also every ten minutes: takes up a run whose process is gone.
  { name: 'privacy:retain_on', on: ['retention.started'], every: '*/10 * * * *', do: retentionPiece },
  {
    name: 'privacy:check',
    on: ['privacy.checks_asked'],
    every: '0 20 * * *',
    do: (ctx) => checkControls(ctx),
  },
];
