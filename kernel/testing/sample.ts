type Schema = Record<string, unknown>;

const FORMATS: Record<string, string> = {
  'date-time': '2026-03-02T10:00:00+08:00',
  date: '2026-03-02',
  uuid: '00000000-0000-4000-8000-000000000000',
  email: 'a@example.com',
  uri: 'https://example.com/a',
};

const asSchema = (value: unknown): Schema =>
  typeof value === 'object' && value !== null ? (value as Schema) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function textOf(schema: Schema): string {
  const format = FORMATS[String(schema.format)];
  return format ?? '字'.repeat(Math.max(Number(schema.minLength ?? 2), 2));
}

const leastOf = ({ minimum, exclusiveMinimum }: Schema): number =>
  Math.max(Number(minimum ?? 0), Number(exclusiveMinimum ?? 0) + 1, 1);

/** The least value that a JSON schema takes, as far as a schema says what it takes; `known` are fields by their name. */
export function sampleOf(value: unknown, known: Schema): unknown {
  const schema = asSchema(value);
  if ('const' in schema) return schema.const;
  if ('default' in schema) return schema.default;
  if (schema.enum !== undefined) return list(schema.enum)[0];
  const choices = [...list(schema.anyOf), ...list(schema.oneOf)];
  if (choices.length > 0) return sampleOf(choices[0], known);
  if (schema.type === 'object') {
    const fields = asSchema(schema.properties);
    return Object.fromEntries(
      list(schema.required).map((key) => [key, known[String(key)] ?? sampleOf(fields[String(key)], known)]),
    );
  }
  if (schema.type === 'array') {
    return Array.from({ length: Number(schema.minItems ?? 0) }, () => sampleOf(schema.items, known));
  }
  if (schema.type === 'integer' || schema.type === 'number') return leastOf(schema);
  if (schema.type === 'boolean') return true;
  return schema.type === 'null' ? null : textOf(schema);
}
