import type { FileFolder } from '../../kernel/files.ts';
import type { Job } from '../../kernel/jobs.ts';
import { clearExports, makeExport } from './making.actions.ts';

export const exportsJobs = (files: FileFolder): Job[] => [
  {
    name: 'exports:make',
    on: ['customer_export.approved'],
    do: (ctx, { data }) => makeExport(ctx, files, Number(data?.id)),
  },
  { name: 'exports:clear', every: '*/15 * * * *', do: (ctx) => clearExports(ctx, files) },
];
