import { start } from '../app/start.ts';
import { readConfig } from '../kernel/config.ts';

/** The product with a clock that is some milliseconds ahead: what a new year's notice does is measured in December. */
const shift = Number(process.env.ANJU_BENCH_SHIFT ?? 0);
const running = await start(
  readConfig(process.env),
  process.env,
  (line) => process.stderr.write(`${line}\n`),
  () => Date.now() + shift,
);
process.stdout.write(`${running.address}\n`);
process.on('SIGTERM', () => {
  running.stop().then(() => process.exit(0));
});
