import type { Company } from '../../../kernel/testing/company.ts';

/** One guarantee of a unit’s answer by its key. */
export const guarantee = (answer: { decision: { guarantees: { key: string }[] } }, key: string) =>
  answer.decision.guarantees.find((one) => one.key === key) as never as {
    remainingDays: number;
    verified: boolean;
    period: { endsOn: string; startFact: string; addedDays: number };
  };

/** Units of the demo customers and what their guarantees say. */
export function unitsOf(company: () => Company) {
  return {
    as: (username: string) => company().as(username),
    idOf: async (serial: string): Promise<number> =>
      (
        await company().database.direct.one<{ id: number }>(
          `select id from product_units where serial = $1`,
          [serial],
        )
      )?.id ?? 0,
    /** A new unit of the demo customer, sold and delivered on the day. */
    unit: async (
      serial: string,
      model: string,
      on: string | null,
      customer = '演示客户甲',
    ): Promise<number> => {
      const owner = await company().customer(customer);
      const days = on === null ? {} : { purchasedOn: on, deliveredOn: on };
      const added = await company().as('agent')('POST', `/api/customers/${owner}/units`, {
        serial,
        model,
        ...days,
      });
      return added.body.id;
    },
    warranty: async (id: number, query = '') =>
      (await company().as('agent')('GET', `/api/units/${id}/warranty${query}`)).body,
    post: (id: number, what: string, body: object, username = 'handler') =>
      company().as(username)('POST', `/api/units/${id}/${what}`, body),
    facts: (id: number) =>
      company().database.direct.query<{ type: string; data: Record<string, unknown>; actor_name: string }>(
        `select type, data, actor_name from events where subject = $1 order by id`,
        [`unit:${id}`],
      ),
    openChoices: (answer: { decision: { choices: { choice: string; open: boolean }[] } }) =>
      answer.decision.choices.filter(({ open }) => open).map(({ choice }) => choice),
  };
}
