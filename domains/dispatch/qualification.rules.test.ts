import { expect, it } from 'vitest';
import { Technician, Visit } from './problem.contract.ts';
import { reasonsAgainst } from './qualification.rules.ts';

const home = { x: 0, y: 0 };
const paper = (type: string, from: string, until: string) => ({ type, from, until });
const technician = (more: object) =>
  Technician.parse({ id: 'T1', start: home, shift: { from: 480, to: 1080 }, ...more });
const visit = (more: object) =>
  Visit.parse({ id: 'V1', place: home, minutes: 30, windows: [{ from: 480, to: 1080 }], ...more });
const depot = { place: { ...home, key: null }, minutes: 0, tools: ['ladder'], parts: ['valve'] };
const codes = (who: object, what: object, supply: typeof depot | null = null) =>
  reasonsAgainst({ day: '2026-03-02', depot: supply }, technician(who), visit(what)).map(({ code }) => code);

const gas = { certificates: ['gas'] };
const held = (from: string, until: string) => ({ certificates: [paper('gas', from, until)] });

it.each<[string, string[], string[]]>([
  ['nothing is asked', codes({}, {}), []],
  ['a certificate that ends on the day is valid', codes(held('2020-03-03', '2026-03-02'), gas), []],
  ['one that begins on the day as well', codes(held('2026-03-02', '2032-03-01'), gas), []],
  [
    'one that ended the day before is not',
    codes(held('2020-03-02', '2026-03-01'), gas),
    ['certificate_missing'],
  ],
  [
    'nor one that begins the day after',
    codes(held('2026-03-03', '2032-03-02'), gas),
    ['certificate_missing'],
  ],
  [
    'another certificate does not help',
    codes({ certificates: [paper('height', '2020-01-01', '2030-01-01')] }, gas),
    ['certificate_missing'],
  ],
  ['a training for the product line', codes({}, { trainings: ['boilers'] }), ['training_missing']],
  [
    'a skill of a lower level',
    codes({ skills: { boiler: 1 } }, { skills: { boiler: 2 } }),
    ['skill_missing'],
  ],
  ['a skill of the level', codes({ skills: { boiler: 2 } }, { skills: { boiler: 2 } }), []],
  ['on leave', codes({ shift: null }, {}), ['on_leave']],
  ['another region', codes({ regions: ['east'] }, { region: 'west' }), ['other_region']],
  ['everywhere at home', codes({ regions: null }, { region: 'west' }), []],
  ['another provider', codes({ provider: 'A' }, { providers: ['B'] }), ['other_provider']],
  ['a conflict of interest', codes({}, { excluded: ['T1'] }), ['conflict_of_interest']],
  ['locked to another technician', codes({}, { locked: { technician: 'T2' } }), ['locked_elsewhere']],
  ['a tool that nobody has', codes({}, { tools: ['ladder'] }), ['tool_missing']],
  ['a tool that the depot has', codes({}, { tools: ['ladder'] }, depot), []],
  ['a tool that the depot has not', codes({}, { tools: ['drill'] }, depot), ['tool_missing']],
  [
    'a part that is carried once and needed twice',
    codes({ parts: { pump: 1 } }, { parts: { pump: 2 } }, depot),
    ['part_missing'],
  ],
  ['a part that the depot has', codes({}, { parts: { valve: 2 } }, depot), []],
])('%s', (_what, got, expected) => {
  expect(got).toEqual(expected);
});

it('only papers are legal reasons, and all reasons are named at once', () => {
  const reasons = reasonsAgainst(
    { day: '2026-03-02', depot: null },
    technician({ shift: null }),
    visit({ ...gas, trainings: ['boilers'], skills: { boiler: 1 } }),
  );
  expect(reasons).toEqual([
    { code: 'certificate_missing', subject: 'gas', legal: true },
    { code: 'training_missing', subject: 'boilers', legal: true },
    { code: 'skill_missing', subject: 'boiler', legal: false },
    { code: 'on_leave', subject: null, legal: false },
  ]);
});

it('what was judged elsewhere bars him it names, and nobody else', () => {
  const overdue = { code: 'health_check_overdue', subject: null, legal: true };
  const barred = visit({ barred: { T1: [overdue] } });
  const problem = { day: '2026-03-02', depot: null };
  expect(reasonsAgainst(problem, technician({}), barred)).toEqual([overdue]);
  expect(reasonsAgainst(problem, { ...technician({}), id: 'T2' }, barred)).toEqual([]);
});
