import type { Lateness } from './lateness.ts';
import type { Live } from './live.ts';

export type Row = {
  name: string;
  cases: number;
  connections: number;
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
  /** Of one request; now and then one more, when what the process keeps for seconds is read anew. */
  statements: number;
  pgbench: number | null;
  ratio: number | null;
  budget: number | null;
};

export type Figures = {
  taken: string;
  machine: string;
  load: string;
  pgbench: string;
  rows: Row[];
  seeds: { cases: number; seconds: number }[];
  lateness: Lateness[];
  live: Live;
  firstStart: number;
  start: number;
  memory: number;
};
