import type { z } from 'zod';
import { Pack } from './standards.contract.ts';

type Def = {
  type: string;
  innerType?: z.core.$ZodType;
  defaultValue?: unknown;
  shape?: Record<string, z.core.$ZodType>;
  element?: z.core.$ZodType;
};
const defOf = (schema: z.core.$ZodType): Def => schema._zod.def as Def;

/** The schema below what only says that a value may be missing. */
function bare(schema: z.core.$ZodType): Def {
  const def = defOf(schema);
  return def.innerType === undefined ? def : bare(def.innerType);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isDefault = (schema: z.core.$ZodType, value: unknown): boolean => {
  const def = defOf(schema);
  return def.type === 'default' && same(def.defaultValue, value);
};

function shortened(schema: z.core.$ZodType, value: unknown): unknown {
  const { shape, element } = bare(schema);
  if (Array.isArray(value) && element !== undefined) return value.map((item) => shortened(element, item));
  if (shape === undefined || typeof value !== 'object' || value === null) return value;
  const given = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(shape).flatMap(([key, inner]) =>
      given[key] === undefined || isDefault(inner, given[key]) ? [] : [[key, shortened(inner, given[key])]],
    ),
  );
}

/** A pack as plain data to read: fields in the order of the schema, those that are as by default left out. */
export const withoutDefaults = (pack: Pack): unknown => shortened(Pack, pack);

/** Every field that a pack can have, as `limits.duration.value`, in the order of the schema. */
export function packFields(): string[] {
  const walk = (schema: z.core.$ZodType, path: string): string[] => {
    const { shape, element } = bare(schema);
    if (element !== undefined) return walk(element, path);
    return Object.entries(shape ?? {}).flatMap(([key, inner]) => {
      const place = path === '' ? key : `${path}.${key}`;
      return [place, ...walk(inner, place)];
    });
  };
  return walk(Pack, '');
}
