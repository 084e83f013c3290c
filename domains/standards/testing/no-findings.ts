import type { FindingCode, LintContext } from '../linting.contract.ts';
import type { Pack } from '../standards.contract.ts';
import {
  clause,
  complaint24,
  graded,
  incident,
  limit,
  plus,
  promise,
  route,
  target,
} from './changed-packs.ts';
import { cleanPack } from './clean-pack.ts';

/** Packs that come near a finding and have none of it. */
export const noFindings: [name: string, pack: Pack, code: FindingCode, change?: Partial<LintContext>][] = [
  ['the same time twice', plus({ when: { kind: ['complaint'] } }), 'limits_disagree'],
  ['a target that differs', plus({ ...complaint24, binding: 'target' }), 'limits_disagree'],
  [
    'times of different kinds',
    plus({ when: { kind: ['incident'] }, duration: { value: 2, unit: 'hours' } }),
    'limits_disagree',
  ],
  ['times of different events', plus({ ...complaint24, event: 'arrange' }), 'units_mixed'],
  ['the case and the work inside it', plus({ ...complaint24, subject: 'workorder' }), 'starts_differ'],
  [
    'a company target',
    plus({ event: 'close', when: { kind: ['request'] }, binding: 'target', origin: 'company_setting' }),
    'target_beside_limit',
  ],
  [
    'a law that is never earlier',
    plus({
      event: 'complete',
      when: { kind: ['request'] },
      origin: 'law',
      duration: { value: 60, unit: 'calendar_days' },
    }),
    'law_cuts_limit',
  ],
  [
    'graver incidents that wait less',
    graded(incident(1, 1), incident(2, 2), incident(3, 3), incident(4, 4)),
    'limit_looser_when_graver',
  ],
  [
    'the graver one of another kind',
    graded(incident(1, 9, { event: 'arrange' }), incident(4, 2)),
    'limit_looser_when_graver',
  ],
  [
    'every grade with a limit',
    graded(incident(1, 1), incident(2, 2), incident(3, 3), incident(4, 4)),
    'grade_without_limit',
  ],
  [
    'the same words on a matter',
    clause('CO 4', { stances: [{ topic: 'record_medium', stance: 'electronic' }] }),
    'stances_opposed',
  ],
  [
    'amounts of the organisation',
    {
      ...cleanPack,
      authority: {
        ...cleanPack.authority,
        levels: cleanPack.authority.levels.map((level) => ({ ...level, amountLimitFen: null })),
      },
    },
    'amount_not_set',
    { amountsSet: true },
  ],
  ['an incident at night', graded(incident(1, 2)), 'quiet_hours_cross_limit'],
  [
    'no quiet hours',
    {
      ...limit('complaint_respond', complaint24),
      settings: {
        ...cleanPack.settings,
        quietHours: { ...cleanPack.settings.quietHours, value: { from: '08:00', to: '08:00' } },
      },
    },
    'quiet_hours_cross_limit',
  ],
  ['advice without a ratio', clause('CO 5', { status: 'advisory' }), 'advisory_ratio'],
  [
    'a target that is no change',
    { ...cleanPack, targets: [{ ...target, baseline: null }] },
    'target_without_baseline',
  ],
  ['a promise as good as the law in other units', promise({ value: 168, unit: 'hours' }), 'below_the_law'],
  ['a promise in units that cannot be compared', promise({ value: 1, unit: 'percent' }), 'below_the_law'],
  [
    'the law’s own words about what it forbids',
    clause('LAW 1', { text: { zh: '不得写概不退换', en: 'Not to be written' } }),
    'forbidden_term',
  ],
  [
    'a narrower line before a wider one',
    {
      ...cleanPack,
      routing: [route('first', { kind: ['complaint'], category: ['safety'] }), ...cleanPack.routing],
    },
    'unreachable_rule',
  ],
  ['next year in spring', cleanPack, 'calendar_year_missing', { calendarYears: [2026], today: '2026-04-01' }],
  [
    'a document that gave way and left no clause',
    {
      ...cleanPack,
      documents: [
        ...cleanPack.documents,
        { ...cleanPack.documents[1]!, code: 'OLD', status: 'superseded', verified: false },
      ],
    },
    'document_superseded',
  ],
  ['a review due today', clause('CO 1', { nextReview: '2026-11-25' }), 'review_overdue'],
];
