import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { kinds } from '../domains/cases/terms.contract.ts';
import { permissions, rightKinds } from '../domains/identity/identity.contract.ts';
import { openFileFolder } from '../kernel/files.ts';
import { fieldTexts, refusalTexts } from '../kernel/refusal-texts.ts';
import { missingTexts } from '../kernel/refusals/missing.ts';
import { filesUnder } from '../scripts/source-files.ts';
import { jobs, routes } from './domains.ts';
import { openSeals } from './seals.ts';

const nameOf = ({ endpoint }: (typeof routes)[number]) => `${endpoint.method} ${endpoint.path}`;

it('every route names a known permission, or says public with a reason', () => {
  const wrong = routes.filter(({ permission }) =>
    typeof permission === 'string'
      ? !(permissions as readonly string[]).includes(permission)
      : permission.public.trim().length < 10,
  );
  expect(wrong.map(nameOf)).toEqual([]);
});

/** Rights of the matrix whose screens are still to come; whoever builds one takes it off this list. */
const GUARDS_NOTHING_YET: string[] = [];

it('every permission of the matrix guards something, but for those named', () => {
  const source = sources(/identity[.]contract[.]ts$|kernel\/sight[.]ts$/).join('\n');
  const unused = permissions.filter((permission) => !source.includes(`'${permission}'`));
  expect(unused).toEqual(GUARDS_NOTHING_YET);
});

it('every path is under /api, in lower case, and asked for once', () => {
  expect(routes.filter(({ endpoint }) => !/^\/api\/[a-z0-9/:-]+$/i.test(endpoint.path)).map(nameOf)).toEqual(
    [],
  );
  const segments = routes.flatMap(({ endpoint }) =>
    endpoint.path.split('/').filter((part) => !part.startsWith(':')),
  );
  expect(segments.filter((part) => part !== part.toLowerCase())).toEqual([]);
  const names = routes.map(nameOf);
  expect(names.length - new Set(names).size).toBe(0);
});

/** Calls by POST that make nothing new, so a repetition is harmless and needs no key. */
const MAKES_NOTHING = {
  'POST /api/case-previews': 'computes what a case would be; stores nothing',
  'POST /api/calendar-notice-previews': 'says what a notice would change; stores nothing',
  'POST /api/calendar-readings': 'reads an iCalendar file; stores nothing',
  'POST /api/warranty/simulations': 'decides about typed facts; stores nothing',
  'POST /api/customers/:id/disclosures': 'answers personal fields; each look is its own entry of the log',
  'POST /api/certificates/:id/review': 'sets the next review; the same again changes nothing',
  'POST /api/certificates/:id/revocation': 'ends a certificate; a second time there is none',
  'POST /api/technicians/:id/health-checks': 'sets the last check; the same again changes nothing',
  'POST /api/assessments/:id/finalisation': 'ends an assessment; a second time there is none open',
  'POST /api/device-alarms': 'each alarm carries its own id and is answered once',
  'POST /api/device-alarms/:id/retry':
    'looks at a refused alarm again; a second time it is not refused any more',
  'POST /api/work-order-commands': 'each command carries its own id and is answered once',
  'POST /api/replenishments/:id/status': 'moves a replenishment on; a second time there is none open',
  'POST /api/parts/:code/offers/:supplier/choice': 'chooses an offer; the same again changes nothing',
  'POST /api/training-plans/:id/approval': 'approves a plan; a second time is refused',
};

it('every creating POST takes an Idempotency-Key and answers 201; nothing else does', () => {
  const posts = routes.filter(({ endpoint }) => endpoint.method === 'POST' && !endpoint.creates);
  expect(posts.map(nameOf).sort()).toEqual(Object.keys(MAKES_NOTHING).sort());
  expect(routes.filter(({ endpoint }) => endpoint.method === 'GET' && endpoint.creates).map(nameOf)).toEqual(
    [],
  );
});

it('reading commits nothing: only GET rows, the preview and the simulator run outside a transaction', () => {
  const outside = routes
    .filter(({ endpoint, mode }) => mode === 'read' && endpoint.method !== 'GET')
    .map(nameOf);
  expect(outside.sort()).toEqual([
    'POST /api/calendar-notice-previews',
    'POST /api/calendar-readings',
    'POST /api/case-previews',
    'POST /api/warranty/simulations',
  ]);
  const single = routes.filter(({ mode }) => mode === 'one_statement').map(nameOf);
  expect(single).toEqual(['POST /api/cases']);
});

it('every job has a name of its own', () => {
  const names = jobs(async () => undefined, openSeals('unused'), openFileFolder('unused')).map(
    ({ name }) => name,
  );
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

it('a right may hold for the kinds of case that there are', () => {
  expect([...rightKinds]).toEqual([...kinds]);
});

const sources = (but = /^$/) =>
  filesUnder(process.cwd(), /^(app|domains|kernel)\/.+[.]ts$/)
    .filter(
      (file) =>
        !but.test(file) &&
        !file.endsWith('.test.ts') &&
        !/\/testing\//.test(file) &&
        !/refusal-texts[.]ts$|^kernel\/refusals\//.test(file),
    )
    .map((file) => readFileSync(file, 'utf8'));

/** Codes made by a template in the source, with all that can stand in it. */
const MADE: Record<string, string[]> = {
  'supervision.*': ['supervision.own_department', 'supervision.operating'],
  'position.*': [
    'position.customer_contact_registers',
    'position.supervises_only',
    'position.right_for_all_kinds',
    'position.external_reads_only',
    'position.administrators_apart',
  ],
  'place.*': ['place.operating', 'place.own_department', 'place.cases_in_hand', 'place.end_needed'],
};

/** Every code that the source throws as a refusal. */
function codesThrown(): Set<string> {
  const codes = new Set<string>();
  for (const source of sources()) {
    const calls = source.matchAll(/\b(?:invalid|forbidden|notFound|conflict|new Refusal)\(\s*([^;]{1,160})/g);
    for (const [, rest = ''] of calls) {
      const first = rest.split(/,\s*(?:\{|'invalid'|'forbidden'|'conflict'|'not_found')/)[0] ?? '';
      for (const [, code = ''] of first.replace(/=== '[a-z_]+'/g, '').matchAll(/'([a-z_]+(?:\.[a-z_]+)?)'/g))
        codes.add(code);
      for (const [, code = ''] of first.matchAll(/`([a-z_.]+\$\{[^}]*\})`/g)) {
        const made = MADE[code.replace(/\$\{[^}]*\}/, '*')];
        expect(made, `${code}: name what it can be in MADE`).toBeDefined();
        for (const one of made ?? []) codes.add(one);
      }
    }
  }
  return codes;
}

// A code without a noun names what is wrong with one field.
it('every refusal that the code throws has a text', () => {
  const codes = [...codesThrown()];
  expect(codes.length).toBeGreaterThan(60);
  const textOf = (code: string) => (code.includes('.') ? refusalTexts : fieldTexts)[code];
  expect(codes.filter((code) => textOf(code) === undefined).sort()).toEqual([]);
});

it('every message of a schema or of a check of a pack has a text', () => {
  const messages = sources().flatMap((source) => [
    ...[...source.matchAll(/message: '([a-z_]+)'/g)].map(([, code]) => code ?? ''),
    ...[...source.matchAll(/\.refine\([^)]*\), '([a-z_]+)'\)/g)].map(([, code]) => code ?? ''),
  ]);
  expect([...new Set(messages)].filter((code) => fieldTexts[code] === undefined).sort()).toEqual([]);
});

it('every text is there in both languages, with Chinese punctuation in Chinese', () => {
  const all = Object.entries({ ...fieldTexts, ...refusalTexts, ...missingTexts });
  expect(
    all.filter(([, { zh, en }]) => !/\p{Script=Han}/u.test(zh) || !/[a-z]/i.test(en)).map(([code]) => code),
  ).toEqual([]);
  // Half-width marks next to a Chinese letter belong to another language.
  const halfWidth = /\p{Script=Han}\s?[,;:?!()]|[,;:?!()]\s?\p{Script=Han}|[)）]\s*,/u;
  expect(all.filter(([, { zh }]) => halfWidth.test(zh)).map(([code, { zh }]) => `${code}: ${zh}`)).toEqual(
    [],
  );
  expect(all.filter(([, { en }]) => /[，。；：？！（）、]/.test(en)).map(([code]) => code)).toEqual([]);
});

it('both languages of a text name the same values', () => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  const uneven = Object.entries({ ...fieldTexts, ...refusalTexts }).filter(
    ([, { zh, en }]) => places(zh).join() !== places(en).join(),
  );
  expect(uneven.map(([code]) => code)).toEqual([]);
});

it('no text is left over that nothing throws', () => {
  const source = sources().join('\n');
  const made = new Set(Object.values(MADE).flat());
  const spare = Object.keys(refusalTexts).filter((code) => !made.has(code) && !source.includes(`'${code}'`));
  expect(spare).toEqual([]);
});
