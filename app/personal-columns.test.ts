import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { personalFields } from '../domains/protection/personal-fields.rules.ts';
import { recordBodies } from '../domains/workorders/orders.contract.ts';
import { routes } from './domains.ts';

type Column = { table: string; name: string; type: string };

/** The columns of a schema as `pg_dump` writes it. */
function columnsOf(schema: string): Column[] {
  return [...schema.matchAll(/create table (\w+) \(\n([\s\S]*?)\n\);/gi)].flatMap(
    ([, table = '', body = '']) =>
      body
        .split('\n')
        .map((line) => line.trim().split(/[\s,]+/))
        .filter(([name = '']) => name !== '' && name !== 'constraint')
        .map(([name = '', type = '']) => ({ table, name, type })),
  );
}

const schema = () => readFileSync(join(import.meta.dirname, '../db/schema.sql'), 'utf8');

/** Names that speak of a person, wherever they stand. */
const PERSONAL_NAME =
  /(^|_)(name|username|phone|mobile|tel|contact|recipient|address|email|mail|id_no|identity|passport|birth\w*|gender|lng|lat|signature|photo|image|ip|ip_address|user_agent|health\w*|bank\w*|person|trainer|plain)(_|$)|_sealed$|^masked_|^search_keys$/;
/** Tables about persons: each of their texts is looked at. */
const TABLES = [
  'customers',
  'case_texts',
  'case_receipts',
  'case_records',
  'outbound_messages',
  'users',
  'technicians',
  'work_order_records',
];
/** Codes, names of things, and names of colleagues beside what they did, which the row of `users.name` tells of. */
const NOT_PERSONAL =
  /^(kind|channel|template|status|failure|cause_event|original_number|speciality|conduct_version|locale|layer|scope|region|position_code|department_id|position_certified_on)$/;
const NAMES_OF_THINGS = /^(name_zh|name_en|table_name|file_name|provider_id|masked_by)$/;
const BY_COLLEAGUE = /_by_name$|^by_name$|^(closer|adder|publisher|recorder|signer|acknowledged|done)_name$/;
/** Columns of other tables that are named like a person's and are not: what they are instead. */
const OTHERWISE: Record<string, string> = {
  'saved_views.name': 'name of a saved list',
  'api_keys.name': 'name of another system',
  'api_keys.last_address': 'address of another system',
  'auth_passkeys.name': 'name of a device',
  'price_lists.name': 'name of a price list',
  'feed_cursors.name': 'name of a reader of the feed',
};

const isText = ({ type }: Column) => /^(text|jsonb|double|inet|date|bytea)/.test(type);

/** Columns that may hold something of a person and that nobody described. */
function undescribed(columns: Column[], described: Set<string>): string[] {
  return columns
    .filter(isText)
    .filter(
      ({ table, name }) => PERSONAL_NAME.test(name) || (TABLES.includes(table) && !NOT_PERSONAL.test(name)),
    )
    .filter(({ name }) => !NAMES_OF_THINGS.test(name) && !BY_COLLEAGUE.test(name))
    .map(({ table, name }) => `${table}.${name}`)
    .filter((at) => !described.has(at) && !Object.hasOwn(OTHERWISE, at));
}

const described = new Set(personalFields.map(({ at }) => at.split('#')[0] ?? at));

describe('the dictionary of personal data', () => {
  it('[S0-5.2-b] describes every column of the schema that may be personal, each once', () => {
    const columns = columnsOf(schema());
    expect(columns.length).toBeGreaterThan(500);
    expect(undescribed(columns, described)).toEqual([]);
    const places = personalFields.map(({ at }) => at);
    expect(places.filter((at, place) => places.indexOf(at) !== place)).toEqual([]);
  });

  it('[S0-5.2-b] refuses a migration whose personal column it does not know', () => {
    const added = `create table visitors (\n  id bigint not null,\n  guest_phone text,\n  birthday date,\n  colour text\n);\n`;
    expect(undescribed(columnsOf(added), described)).toEqual(['visitors.guest_phone', 'visitors.birthday']);
    const grown = schema().replace(
      'create table customers (\n',
      'create table customers (\n  favourite_song text,\n',
    );
    expect(undescribed(columnsOf(grown), described)).toContain('customers.favourite_song');
  });

  it('[S0-5.2-b] names no column that is not there', () => {
    const there = new Set(columnsOf(schema()).map(({ table, name }) => `${table}.${name}`));
    expect([...described].filter((at) => !there.has(at))).toEqual([]);
  });

  it('[S0-5.2-c] the class alone decides the form: sensitive is sealed, general masked, keyed or without numbers', () => {
    const REMAINS: Record<string, string> = {
      'work_orders.lng': 'the planner counts with it; it stands without name',
      'work_orders.lat': 'the planner counts with it; it stands without name',
      'work_order_files.id': 'files are in a folder of the company alone',
      'work_order_records.body': 'numbers in it are sealed',
    };
    const ofCustomers = personalFields.filter(
      ({ whose, at }) => whose === 'customer' && !at.endsWith('_plain') && !Object.hasOwn(REMAINS, at),
    );
    const formsOf = (level: string) =>
      [...new Set(ofCustomers.filter((field) => field.level === level).map(({ form }) => form))].sort();
    expect(formsOf('sensitive')).toEqual(['sealed']);
    expect(formsOf('public')).toEqual(['readable']);
    const readable = ofCustomers
      .filter(({ level, form }) => level === 'general' && form === 'readable')
      .map(({ at }) => at);
    expect(readable).toEqual([
      'cases.unit_serial',
      'case_files.name',
      'product_units.serial',
      'payments.proof',
    ]);
  });
});

/** Does the schema, or a part of it, take fields that it does not name? Where, else undefined. */
function looseAt(schemaPart: unknown, at = 'body'): string | undefined {
  if (schemaPart === null || typeof schemaPart !== 'object') return undefined;
  const part = schemaPart as Record<string, unknown>;
  if (part.type === 'object' && part.additionalProperties !== false) {
    const open = part.additionalProperties;
    const isRecord =
      typeof open === 'object' &&
      open !== null &&
      Object.keys(open).length > 0 &&
      part.properties === undefined;
    if (!isRecord) return at;
  }
  for (const [key, inner] of Object.entries(part)) {
    const found = looseAt(inner, `${at}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

describe('what the API takes in', () => {
  it('[S0-5.2-a] is what its contract names: every body refuses every other field', () => {
    // What a technician records is judged by its kind, each as strict.
    for (const [kind, body] of Object.entries(recordBodies)) {
      expect([kind, looseAt(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }))]).toEqual([
        kind,
        undefined,
      ]);
    }
    const loose = routes
      .filter(({ endpoint }) => endpoint.method !== 'GET' && endpoint.path !== '/api/work-order-commands')
      .flatMap(({ endpoint }) => {
        const body = z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' });
        // A call without a body takes nothing: what is sent is not read.
        const takesNothing = body.type === 'object' && Object.keys(body.properties ?? {}).length === 0;
        const at = takesNothing ? undefined : looseAt(body);
        return at === undefined ? [] : [`${endpoint.method} ${endpoint.path}: ${at}`];
      });
    expect(loose).toEqual([]);
  });
});
