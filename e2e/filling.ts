/** A part of a JSON schema as the API's description has it. */
export type Schema = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  maxLength?: number;
  minimum?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
};

/** What is given for some fields, by their path: `customer.new.phone`. Undefined leaves the field out. */
export type Given = Record<string, unknown>;

/** Markup and scripts that tell when they run, longest first. */
const HOSTILE = [
  `<script>ran()</script><img src=x onerror=ran()><svg onload=ran()></textarea></title><a href="javascript:ran()">x</a>"'\`><iframe srcdoc="<script>parent.ran()</script>"></iframe>{{7*7}}<b style="background:url(javascript:ran())">`,
  `"'></title><script>ran()</script><img src=x onerror=ran()>`,
  `<img src=x onerror=ran()>`,
  '<b>',
];

export const hostile = (most = 5000): string => HOSTILE.find((text) => text.length <= most) ?? 'x';

/** A body for a schema in which every free text is hostile; what is not free must be given, or is left out. */
export function filled(schema: Schema, given: Given, path = ''): unknown {
  if (Object.hasOwn(given, path)) return given[path];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined) return filled(schema.anyOf[0] ?? {}, given, path);
  if (schema.type === 'object') {
    const entries = Object.entries(schema.properties ?? {}).map(([name, inner]) => [
      name,
      filled(inner, given, path === '' ? name : `${path}.${name}`),
    ]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  if (schema.type === 'array') {
    const one = filled(schema.items ?? {}, given, `${path}.0`);
    return one === undefined ? [] : [one];
  }
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
  const isFree = schema.type === 'string' && schema.pattern === undefined && schema.format === undefined;
  return isFree ? hostile(schema.maxLength) : undefined;
}
