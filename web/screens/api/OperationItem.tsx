import { useState } from 'react';
import type { Permission } from '../../../domains/identity/identity.contract.ts';
import { useLanguage, useText } from '../../../ui/i18n.tsx';
import { apiTexts } from '../../texts/api.ts';
import { operationNames } from '../../texts/api-operations.ts';
import { permissionNames } from '../../texts/organisation.ts';
import { useWords } from '../../widgets/case/words.ts';
import type { Operation } from './openapi.ts';
import { SchemaFields, TypeOf } from './SchemaFields.tsx';

function Parameters({ operation }: { operation: Operation }) {
  const text = useText(apiTexts);
  return (
    <>
      <h3>{text.parameters}</h3>
      <div className="schema-frame">
        <table className="rows-table schema-table">
          <tbody>
            {operation.parameters.map((parameter) => (
              <tr key={parameter.in + parameter.name}>
                <td className="mono">
                  {parameter.name} <span className="faint parameter-place">{text.in[parameter.in]}</span>
                </td>
                <td>
                  <TypeOf schema={parameter.schema} />
                </td>
                <td className="tight">{parameter.required ? text.required : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Details({ operation }: { operation: Operation }) {
  const text = useText(apiTexts);
  return (
    <div className="operation-details">
      {operation.parameters.length === 0 ? null : <Parameters operation={operation} />}
      {operation.body === undefined ? null : (
        <>
          <h3>{text.body}</h3>
          <SchemaFields schema={operation.body} />
        </>
      )}
      <h3>{text.answer}</h3>
      {operation.answer === undefined ? (
        <p className="soft">{text.nothing}</p>
      ) : (
        <SchemaFields schema={operation.answer} />
      )}
    </div>
  );
}

/** One operation as a line; its fields open below it. */
export function OperationItem({ operation }: { operation: Operation }) {
  const text = useText(apiTexts);
  const words = useWords();
  const { locale } = useLanguage();
  const [open, setOpen] = useState(false);
  const summary = locale === 'en' ? operation.summary : (operationNames[operation.key] ?? operation.summary);
  const permission = operation.permission as Permission | undefined;
  return (
    <details className="operation" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={`method method-${operation.method.toLowerCase()}`}>{operation.method}</span>
        <code className="operation-path">{operation.path}</code>
        <span className="operation-summary">{summary}</span>
        <span className="faint operation-permission" title={permission}>
          {permission === undefined ? text.open : words.of(permissionNames, permission)}
        </span>
      </summary>
      {open ? <Details operation={operation} /> : null}
    </details>
  );
}
