import { type Case, clause, complaint24, graded, incident, limit, plus } from './changed-packs.ts';
import { cleanPack } from './clean-pack.ts';

/** Packs whose limits contradict each other, and what is found. */
export const limitFindings: Case[] = [
  [
    'two times for one event',
    plus({ ...complaint24, clause: 'CO 2', duration: { value: 2, unit: 'working_days' } }),
    'limits_disagree',
    { clauses: ['CO 1', 'CO 2'], tension: 'T1' },
  ],
  [
    'two times for incidents',
    graded(incident(1, 2), { ...incident(1, 4), key: 'again', clause: 'CO 2' }),
    'limits_disagree',
    { tension: 'T7' },
  ],
  ['hours beside working days', plus(complaint24), 'units_mixed', { clauses: ['CO 1'], tension: 'T2' }],
  [
    'the department’s own start',
    plus({ when: { kind: ['complaint'] }, from: 'assigned', clause: 'CO 3' }),
    'starts_differ',
    { clauses: ['CO 1', 'CO 3'], tension: 'T3' },
  ],
  [
    'a target to close beside a limit to complete',
    plus({ event: 'close', when: { kind: ['request'] }, binding: 'target', clause: 'CO 2' }),
    'target_beside_limit',
    { clauses: ['CO 2', 'CO 1'], tension: 'T4' },
  ],
  [
    'a request that becomes a complaint',
    limit('request_complete', { keptWhenKindBecomes: ['complaint'] }),
    'limit_kept_across_kinds',
    { tension: 'T5' },
  ],
  [
    'a refund by law',
    plus({
      event: 'complete',
      when: { kind: ['request'] },
      origin: 'law',
      clause: 'LAW 1',
      from: 'goods_returned',
      duration: { value: 7, unit: 'calendar_days' },
    }),
    'law_cuts_limit',
    { clauses: ['CO 1', 'LAW 1'], tension: 'T6' },
  ],
  [
    'graver incidents that wait longer',
    graded(incident(1, 6), incident(2, 4), incident(3, 4), incident(4, 2)),
    'limit_looser_when_graver',
    { tension: 'T7' },
  ],
  [
    'the looser one is superseded, the text still says it',
    graded(incident(1, 6, { supersededBy: 'CO 2' }), incident(2, 2), incident(3, 2), incident(4, 2)),
    'limit_looser_when_graver',
    { tension: 'T7' },
  ],
  [
    'level 1 slower than level 2',
    limit('level_1_solution', { duration: { value: 9, unit: 'working_days' } }),
    'limit_looser_when_graver',
    { tension: null, path: 'limits.level_1_solution' },
  ],
  [
    'urgent slower than general',
    graded(
      ...(['urgent', 'general'] as const).map((urgency, place) => ({
        ...cleanPack.limits[0]!,
        key: urgency,
        event: 'arrange' as const,
        when: { urgency: [urgency] },
        duration: { value: 2 - place, unit: 'working_days' as const },
      })),
    ),
    'limit_looser_when_graver',
    { tension: null },
  ],
  [
    'grade III without a limit',
    graded(incident(1, 2), incident(2, 2), incident(4, 2)),
    'grade_without_limit',
    { tension: 'T8', values: { event: 'respond', grades: ['incidentGrade 3'], fallback: '', duration: '' } },
  ],
  [
    'level 2 without a limit',
    { ...cleanPack, limits: cleanPack.limits.filter(({ key }) => key !== 'level_2_solution') },
    'grade_without_limit',
    { tension: null },
  ],
  [
    '“in seconds”, the company says how many',
    clause('CO 5', { vagueWords: ['秒级'] }),
    'wording_without_number',
    { clauses: ['CO 5'], tension: 'T9' },
  ],
  [
    '“regularly”, nobody says how often',
    clause('CO 2', { vagueWords: ['定期'] }),
    'wording_not_set',
    { clauses: ['CO 2'], tension: null },
  ],
  [
    'tiers of a clause that numbers the response only',
    {
      ...cleanPack,
      settings: {
        ...cleanPack.settings,
        responseTierPercents: { ...cleanPack.settings.responseTierPercents, clause: 'CO 1' },
      },
    },
    'tiers_without_number',
    { clauses: ['CO 1'], tension: 'T10' },
  ],
];
