import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { sweepRuns } from './testing/run-folder.ts';

it('temporary files of a run lie in one folder of its own', () => {
  expect(basename(tmpdir())).toMatch(/^anju-run-\d+-/);
});

it('folders of runs that are gone are removed, those of a living process and of others stay', () => {
  const parent = mkdtempSync(join(tmpdir(), 'sweep-'));
  const gone = spawnSync(process.execPath, ['--version']).pid;
  for (const name of [`anju-run-${gone}-a`, `anju-run-${process.pid}-b`, 'anju-run-words', 'anju-data']) {
    mkdirSync(join(parent, name, 'files'), { recursive: true });
  }
  sweepRuns(parent);
  expect(readdirSync(parent).sort()).toEqual(['anju-data', `anju-run-${process.pid}-b`, 'anju-run-words']);
});
