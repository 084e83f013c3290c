import { describe, expect, it } from 'vitest';
import { standardPack } from '../domains/deadlines/testing/standard.ts';
import { workflowStages } from '../domains/standards/policy-terms.contract.ts';

const pack = standardPack();
const byId = new Map(pack.clauses.map((clause) => [clause.id, clause]));
const documents = new Map(pack.documents.map((document) => [document.code, document]));

describe('registers', () => {
  it('[S2-1.1-a] government documents stand with number, date and status', () => {
    const plan = documents.get('TRD');
    expect(plan).toMatchObject({ origin: 'government', number: '商消费发〔2024〕58号', status: 'in_force' });
    expect(plan?.effectiveFrom).toMatch(/^2024-/);
    const inForce = pack.documents.filter(({ status }) => status === 'in_force').map(({ code }) => code);
    expect(inForce).toContain('GSA');
    expect(inForce).not.toContain('GSO');
  });
  it('[S2-1.2-b] the supporting national standards are registered, and terms cite the one on terms', () => {
    const numbers = pack.documents
      .filter(({ origin }) => origin === 'national_standard')
      .map(({ number }) => number);
    for (const wanted of ['GB/T 17242', 'GB/T 34432', 'GB/T 36733'])
      expect(numbers.filter((number) => number?.startsWith(wanted))).toHaveLength(1);
    expect(pack.glossary.filter(({ citation }) => citation?.startsWith('GB/T 34432')).length).toBeGreaterThan(
      3,
    );
    expect(pack.glossary.length).toBeGreaterThanOrEqual(40);
    const cites = pack.glossary.flatMap(({ citation }) => citation ?? []);
    expect(cites.filter((number) => !numbers.includes(number))).toEqual([]);
  });
  it('[S1-8.1-a] related documents, and record forms with how long they are kept', () => {
    expect(pack.documents.length).toBeGreaterThan(30);
    const forms = Object.fromEntries(pack.recordForms.map((form) => [form.key, form]));
    expect(forms['complaint_record']).toMatchObject({
      clause: 'S3 2-一-2',
      keptFor: { value: 3, unit: 'years' },
    });
    expect(forms['access_log']).toMatchObject({
      keptFor: { value: 6, unit: 'months' },
      retentionClause: 'CSL 23',
    });
    const lawless = pack.recordForms.filter(
      (form) => (form.origin === 'law') !== (form.retentionClause !== null),
    );
    expect(lawless).toEqual([]);
  });
  it('[S0-1.2-d] each stage has one department with its duty; the quoted number stays unverified and inside', () => {
    expect(pack.responsibilities.map(({ stage }) => stage)).toEqual([...workflowStages]);
    const doubled = pack.responsibilities.filter(({ lead, cooperating }) => cooperating.includes(lead));
    expect(doubled).toEqual([]);
    const quoted = documents.get('S0')?.citations.find(({ number }) => number === 'GB/T 32844-2016');
    expect(quoted).toMatchObject({ clause: 'S0 1.2', status: 'unverified', shownToCustomers: false });
    const shown = [...pack.promises, ...pack.scope, ...pack.clauses].map(
      ({ text }) => `${text.zh} ${text.en}`,
    );
    expect(shown.filter((text) => text.includes('32844'))).toEqual([]);
  });
  it('[S3-3.K2-1] the policy says what it covers: warranty, repair, return and exchange, consultation', () => {
    expect(pack.scope.map(({ topic }) => topic).sort()).toEqual([
      'consultation',
      'repair',
      'return_exchange',
      'warranty',
    ]);
  });
});

describe('numbers', () => {
  it('a word without a number has a clause that says it, and the company owns the number', () => {
    for (const { clause, words, origin, key } of pack.cadences) {
      const said = byId.get(clause);
      if (['定期', '及时'].includes(words)) expect([key, origin]).toEqual([key, 'company_setting']);
      if (said?.document !== 'PIP' && origin === 'company_setting')
        expect(said?.vagueWords, key).toContain(words);
    }
  });
  it('the targets of S2 1.4.1, with a baseline to freeze where they are a change', () => {
    const value = (key: string) => pack.targets.find((target) => target.key === key)?.value;
    expect(
      ['csat', 'nps', 'first_contact_resolution', 'complaint_satisfaction', 'workorder_closure'].map(value),
    ).toEqual([85, 40, 90, 90, 48]);
    const changes = pack.targets
      .filter(({ baseline }) => baseline !== null)
      .map(({ key, value }) => [key, value]);
    expect(changes).toEqual([
      ['response_gain', 50],
      ['repurchase_gain', 20],
      ['unit_cost_cut', -12],
      ['parts_turnover_gain', 30],
    ]);
  });
  it('figures quoted as facts are claims', () => {
    expect(pack.clauses.filter(({ claim }) => claim).map(({ id }) => id)).toEqual([
      'S0 3.1',
      'S0 3.2',
      'S0 3.3',
      'S2 1.1',
    ]);
  });
});
