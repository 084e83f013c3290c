import { Fragment } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { apiTexts } from '../../texts/api.ts';
import { alternativesOf, type Schema } from './openapi.ts';

const DEEPEST = 5;

type TypeText = (schema: Schema) => string;

/** A schema's type in a few words: 文本（uuid）, 整数, east | west, 对象[]. */
function useTypeText(): TypeText {
  const text = useText(apiTexts);
  const plain: Record<string, string> = {
    string: text.text,
    number: text.number,
    integer: text.integer,
    boolean: text.truth,
    object: text.object,
    null: text.empty,
  };
  const single: TypeText = (schema) => {
    if (schema.const !== undefined) return String(schema.const);
    if (schema.enum !== undefined) return schema.enum.join(' | ');
    if (schema.type === 'array') return text.listOf(full(schema.items ?? {}));
    if (typeof schema.additionalProperties === 'object' && schema.properties === undefined) {
      return text.mapOf(full(schema.additionalProperties));
    }
    const base = plain[String(schema.type)] ?? text.anyText;
    const limits = [
      schema.format,
      schema.maxLength === undefined ? undefined : text.atMost(String(schema.maxLength)),
    ];
    const said = limits.filter((limit) => limit !== undefined);
    return said.length === 0 ? base : `${base} · ${said.join(' · ')}`;
  };
  const full: TypeText = (schema) => {
    const { forms, nullable } = alternativesOf(schema);
    const names = [...new Set(forms.map(single))];
    return [...names, ...(nullable ? [text.empty] : [])].join(' | ');
  };
  return full;
}

/** The objects whose fields are listed below a field: itself, its alternatives, or what its list holds. */
function objectsIn(schema: Schema): Schema[] {
  return alternativesOf(schema).forms.flatMap((form) => {
    if (form.properties !== undefined) return [form];
    if (form.type === 'array' && form.items !== undefined) return objectsIn(form.items);
    if (typeof form.additionalProperties === 'object') return objectsIn(form.additionalProperties);
    return form.anyOf === undefined && form.oneOf === undefined ? [] : objectsIn(form);
  });
}

function FieldRow({
  name,
  schema,
  required,
  depth,
}: {
  name: string;
  schema: Schema;
  required: boolean;
  depth: number;
}) {
  const text = useText(apiTexts);
  const typeText = useTypeText();
  return (
    <>
      <tr>
        <td className="mono" style={{ paddingInlineStart: 12 + depth * 16 }}>
          {name}
        </td>
        <td className="soft schema-type">{typeText(schema)}</td>
        <td className="tight">{required ? text.required : null}</td>
      </tr>
      {depth < DEEPEST ? <ObjectRows objects={objectsIn(schema)} depth={depth + 1} /> : null}
    </>
  );
}

function ObjectRows({ objects, depth }: { objects: Schema[]; depth: number }) {
  const text = useText(apiTexts);
  return objects.map((schema, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: alternatives of a fixed description have no other name
    <Fragment key={place}>
      {objects.length < 2 ? null : (
        <tr>
          <td colSpan={3} className="faint" style={{ paddingInlineStart: 12 + depth * 16 }}>
            {text.variant(place + 1)}
          </td>
        </tr>
      )}
      {Object.entries(schema.properties ?? {}).map(([name, field]) => (
        <FieldRow
          key={name}
          name={name}
          schema={field}
          required={schema.required?.includes(name) ?? false}
          depth={depth}
        />
      ))}
    </Fragment>
  ));
}

/** The fields of a request or an answer, nested ones indented below their parent. */
export function SchemaFields({ schema }: { schema: Schema }) {
  const text = useText(apiTexts);
  const typeText = useTypeText();
  const objects = objectsIn(schema);
  if (objects.length === 0) return <p className="soft">{typeText(schema) || text.nothing}</p>;
  return (
    <div className="schema-frame">
      <table className="rows-table schema-table">
        <tbody>
          <ObjectRows objects={objects} depth={0} />
        </tbody>
      </table>
    </div>
  );
}

/** The type of one parameter. */
export function TypeOf({ schema }: { schema: Schema }) {
  return <span className="soft schema-type">{useTypeText()(schema)}</span>;
}
