import type { Company } from '../../../kernel/testing/company.ts';
import { recountPiece } from '../recount-pieces.actions.ts';

/** Recounts of a company: started by somebody, worked on piece by piece, and what they left. */
export function recountsOf(company: () => Company) {
  const post = (username: string, path: string, body: object) => company().as(username)('POST', path, body);
  const get = async (username: string, path: string) => (await company().as(username)('GET', path)).body;
  const query = <T>(sql: string, values: unknown[] = []) => company().database.direct.query<T>(sql, values);
  const factsOf = (number: string, type: string) =>
    query<{ data: Record<string, unknown>; reason: string; actor_name: string }>(
      `select e.data, e.reason, e.actor_name from events e join cases c on c.id = e.case_id where c.number = $1 and e.type = $2 order by e.id`,
      [number, type],
    );
  const runOf = (id: number, username = 'supervisor', search = '') =>
    get(username, `/api/recounts/${id}${search}`);
  async function start(body: object, username = 'policy'): Promise<number> {
    const answer = await post(username, '/api/recounts', { reason: '试算', ...body });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.runId;
  }
  const everyMinute = () =>
    company().database.transaction(async (db) =>
      recountPiece({ ...(await company().context()), db, now: company().clock.now }, {}),
    );
  const piece = (runId: number, number: number) =>
    company().database.transaction(async (db) =>
      recountPiece(
        { ...(await company().context()), db, now: company().clock.now },
        { data: { runId, piece: number } },
      ),
    );
  return { post, get, query, factsOf, runOf, start, everyMinute, piece };
}
