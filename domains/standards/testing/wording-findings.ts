import { type Case, cited, clause, complaint24, limit, target } from './changed-packs.ts';
import { cleanPack } from './clean-pack.ts';

/** Packs whose documents say what cannot be carried out, or cite what nobody has checked. */
export const wordingFindings: Case[] = [
  [
    'classes A, B, C that no limit asks for',
    { ...cleanPack, authority: { ...cleanPack.authority, majorWhen: [{ impactClass: ['A'] }] } },
    'scheme_without_limit',
    { clauses: ['CO 3'], tension: 'T11' },
  ],
  [
    'categories of two lists',
    {
      ...cleanPack,
      categories: cleanPack.categories.map((one, place) => (place === 0 ? { ...one, clause: 'CO 4' } : one)),
    },
    'category_source_differs',
    { clauses: ['CO 4', 'CO 3'], tension: 'T12' },
  ],
  ...(
    [
      ['case_owner', 'T13'],
      ['responsible', 'T14'],
      ['incident_lead', 'T15'],
      ['technical_terms', 'T17'],
      ['customer_details', 'T19'],
      ['record_medium', 'T21'],
      ['disclosure', 'T22'],
      ['survey_after_service', 'T27'],
      ['dissatisfied', 'T28'],
      ['another_matter', null],
    ] as const
  ).map(([topic, tension]): Case => {
    const stances = ['one_way', 'other_way'].map((stance) => [{ topic, stance }]);
    const clauses = cleanPack.clauses.map((one, place) => ({ ...one, stances: stances[place] ?? [] }));
    return [
      `opposite words on ${topic}`,
      { ...cleanPack, clauses },
      'stances_opposed',
      { clauses: ['CO 1', 'CO 2'], tension },
    ];
  }),
  [
    'a layer without an amount',
    {
      ...cleanPack,
      authority: {
        ...cleanPack.authority,
        levels: cleanPack.authority.levels.map((level) => ({ ...level, amountLimitFen: null })),
      },
    },
    'amount_not_set',
    { clauses: ['CO 3'], tension: 'T16' },
  ],
  [
    '24 hours that end at night',
    limit('complaint_respond', complaint24),
    'quiet_hours_cross_limit',
    { clauses: ['CO 5', 'CO 1'], tension: 'T18' },
  ],
  [
    'one number, two titles',
    cited(['X 1', '甲', 'verified'], ['X 1', '乙', 'verified']),
    'citation_two_titles',
    { tension: 'T20' },
  ],
  [
    'a number of another title',
    cited(['X 1', '甲', 'mis_titled']),
    'citation_mis_titled',
    { tension: 'T20' },
  ],
  [
    'numbers nobody checked',
    cited(['X 1', '甲', 'unverified'], ['X 2', '乙', 'unverified']),
    'citation_unverified',
    { tension: 'T20', values: { document: 'CO', count: 2, number: 'X 1' } },
  ],
  [
    'a ratio that advises',
    clause('CO 5', { status: 'advisory', text: { zh: '工具占70%', en: 'Tools 70 %' } }),
    'advisory_ratio',
    { tension: 'T23' },
  ],
  ['a clause that stops', clause('CO 5', { status: 'cut' }), 'clause_cut', { tension: null }],
  [
    'a baseline that is not frozen',
    { ...cleanPack, targets: [{ ...target, baseline: { from: '2025-01-01', to: null } }] },
    'target_without_baseline',
    { tension: 'T25' },
  ],
  ['a figure quoted as a fact', clause('CO 5', { claim: true }), 'claim_as_fact', { tension: 'T26' }],
];
