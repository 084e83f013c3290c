import { expect, it } from 'vitest';
import { z } from 'zod';
import { routes } from './domains.ts';

type Schema = { [key: string]: unknown; properties?: Record<string, Schema> };
const asSchema = (value: unknown): Schema =>
  typeof value === 'object' && value !== null ? (value as Schema) : {};

/** Places of a schema where a field that nobody named would be taken. */
function openPlaces(schema: Schema, at: string): string[] {
  const { properties, additionalProperties } = schema;
  const here =
    properties !== undefined && additionalProperties !== false
      ? [`${at}: other fields`]
      : Object.keys(schema).length === 0
        ? [`${at}: anything`]
        : [];
  const named = Object.entries(properties ?? {}).flatMap(([key, inner]) => openPlaces(inner, `${at}.${key}`));
  const each = typeof additionalProperties === 'object' ? [additionalProperties] : [];
  const inner = [schema.items, schema.anyOf, schema.oneOf, schema.allOf, schema.prefixItems, each]
    .flat()
    .filter((one) => one !== undefined)
    .flatMap((one) => openPlaces(asSchema(one), `${at}[]`));
  return [...here, ...named, ...inner];
}

/** Places that hold more than one shape; each is read by a schema of its own, or only looked at. */
const READ_ELSEWHERE = [
  // An interval is text or a pair of clock times, turned into minutes.
  ...['calendars body.calendar', 'calendar-overrides body.override'].flatMap((whole) =>
    ['weekly', 'special', 'breaks', 'makeupHours'].map(
      (part) => `POST /api/${whole}.${part}[][][]: anything`,
    ),
  ),
  // What is half typed; nothing is stored.
  'POST /api/case-previews body.productModel: anything',
  'POST /api/case-previews body.purchaseChannel: anything',
  // The record of a visit, by the schema of its kind.
  'POST /api/work-order-commands body.commands[].record.body[]: anything',
  // A part of a standard, by the schema of the part.
  'PUT /api/standard-versions/:id/parts/:part body.value: anything',
];

it('no body takes a field that its contract does not name, at any depth', () => {
  const open = routes.flatMap(({ endpoint }) =>
    openPlaces(asSchema(z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' })), 'body').map(
      (place) => `${endpoint.method} ${endpoint.path} ${place}`,
    ),
  );
  expect(open.sort()).toEqual([...READ_ELSEWHERE].sort());
});

it('every body refuses a field that would make its sender somebody else', () => {
  const extra = {
    isAdmin: true,
    role: 'administrator',
    scope: 'all',
    userId: 'x',
    rights: {},
    approvedBy: 'x',
  };
  const taken = routes.filter(({ endpoint }) => endpoint.body.safeParse(extra).success);
  expect(taken.map(({ endpoint }) => endpoint.path)).toEqual([]);
});
