import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../app/migrate.ts';
import { openDatabase } from '../kernel/db.ts';
import { startPostgres } from '../kernel/postgres/postgres.ts';

/** What the commitments of decision 0022 cost a fact: the same facts chained with them and as before, in turns. */
const FACTS = 20_000;
const ROUNDS = 5;
const dataDir = mkdtempSync(join(tmpdir(), 'anju-erasure-'));
const postgres = await startPostgres({ dataDir, log: () => undefined, onEnd: () => undefined });
const database = openDatabase(postgres.url, 2);
await migrate(database);
const { direct } = database;

const BEFORE = `create or replace function chain_event_before() returns trigger language plpgsql security definer as $$
declare last_hash text; last_seq integer;
begin
  if new.case_id is null then perform pg_advisory_xact_lock(7263, hashtext(new.subject) & 1023); end if;
  select hash, seq into last_hash, last_seq from public.events where subject = new.subject order by seq desc limit 1;
  new.seq := coalesce(last_seq, 0) + 1;
  new.previous_hash := last_hash;
  new.hash := encode(sha256(convert_to(concat_ws('|', coalesce(last_hash, ''), new.subject, new.seq, new.type,
    extract(epoch from new.at)::numeric(20,6), coalesce(new.actor_id::text, ''), new.actor_name,
    coalesce(new.reason, ''), new.data::text), 'UTF8')), 'hex');
  return new;
end $$`;
await direct.script(BEFORE);

async function round(trigger: string, name: string): Promise<number> {
  await direct.script(
    `drop trigger events_are_chained on events;
     create trigger events_are_chained before insert on events for each row execute function ${trigger}()`,
  );
  const from = performance.now();
  await direct.query(
    `insert into events (subject, type, at, actor_name, reason, data, seq, hash)
     select $1 || n % 2000, 'case.moved', now(), '客服甲', '客户要求改期', jsonb_build_object('number', 'TS2026-000001', 'from', 'assess', 'to', 'dispatch'), 0, ''
     from generate_series(1, ${FACTS}) n`,
    [name],
  );
  return ((performance.now() - from) * 1000) / FACTS;
}

const took: Record<'before' | 'after', number[]> = { before: [], after: [] };
for (let turn = 0; turn < ROUNDS; turn += 1) {
  took.before.push(await round('chain_event_before', `before-${turn}:`));
  took.after.push(await round('chain_event', `after-${turn}:`));
}
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
console.log(
  `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; ${FACTS} facts a round, medians of ${ROUNDS}`,
);
console.log(`a fact chained as before        ${median(took.before).toFixed(1)} µs`);
console.log(`a fact chained by commitments   ${median(took.after).toFixed(1)} µs`);
const first = performance.now();
const faults = await direct.query(`select event_faults(0, 9000000000000000)`);
const all = FACTS * ROUNDS * 2;
console.log(
  `${all} facts verified in        ${((performance.now() - first) / 1000).toFixed(1)} s, ${faults.length} faults`,
);
await database.close();
await postgres.stop();
rmSync(dataDir, { recursive: true, force: true });
