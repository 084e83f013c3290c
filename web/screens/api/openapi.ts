/** The parts of OpenAPI 3.1 that the page reads. */
export type Schema = {
  type?: string | string[];
  format?: string;
  enum?: (string | number)[];
  const?: string | number | boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  maxLength?: number;
  $ref?: string;
};

export type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema: Schema;
};
type Content = { content?: Record<string, { schema?: Schema }> };
type Described = {
  summary?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: Content;
  responses?: Record<string, Content>;
  'x-permission'?: string;
};

export type Description = { info: { version: string }; paths: Record<string, Record<string, Described>> };

export type Operation = {
  key: string;
  method: string;
  path: string;
  summary: string;
  group: string;
  permission: string | undefined;
  parameters: Parameter[];
  body: Schema | undefined;
  answer: Schema | undefined;
};

const schemaIn = (part: Content | undefined): Schema | undefined =>
  part?.content === undefined ? undefined : Object.values(part.content)[0]?.schema;

function operationOf(path: string, method: string, described: Described): Operation {
  const done = Object.entries(described.responses ?? {}).find(([status]) => status.startsWith('2'))?.[1];
  return {
    key: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    summary: described.summary ?? '',
    group: described.tags?.[0] ?? path.split('/')[2] ?? '',
    permission: described['x-permission'],
    parameters: described.parameters ?? [],
    body: schemaIn(described.requestBody),
    answer: schemaIn(done),
  };
}

/** Every operation in the order of the description. */
export const operationsOf = (description: Description): Operation[] =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(path, method, described)),
  );

/** Operations by group; groups keep the order of their first operation. */
export function groupsOf(operations: Operation[]): [string, Operation[]][] {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    groups.set(operation.group, [...(groups.get(operation.group) ?? []), operation]);
  }
  return [...groups];
}

const isNull = (schema: Schema): boolean => schema.type === 'null';

/** Alternatives without the null, and whether null is one of them. */
export function alternativesOf(schema: Schema): { forms: Schema[]; nullable: boolean } {
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms !== undefined)
    return { forms: forms.filter((form) => !isNull(form)), nullable: forms.some(isNull) };
  if (!Array.isArray(schema.type)) return { forms: [schema], nullable: false };
  const { type, ...rest } = schema;
  const typed = type.filter((one) => one !== 'null').map((one) => ({ ...rest, type: one }));
  return { forms: typed, nullable: type.includes('null') };
}

/** Names of all fields in a schema, for the search. */
export function fieldNames(schema: Schema | undefined): string[] {
  if (schema === undefined) return [];
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [
    name,
    ...fieldNames(inner),
  ]);
  const inner = [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one) =>
    fieldNames(one),
  );
  return [...own, ...inner];
}
