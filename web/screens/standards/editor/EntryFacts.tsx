import { type Around, ClauseSays } from './EntryForm.tsx';
import type { Field } from './fields.ts';
import { valueAt } from './paths.ts';

type Props = { fields: Field[]; entry: unknown; around: Around };

/** Every field of an entry that says something, to read. */
export function EntryFacts({ fields, entry, around }: Props) {
  const { says } = around;
  const shown = fields.flatMap((field) => {
    const value = valueAt(entry, field.at);
    const word = says.value(field.kind === 'condition' ? 'when' : field.at, value);
    // A code of the program says nothing to people.
    return word === '' || field.kind === 'known' ? [] : [{ field, value, word }];
  });
  return (
    <dl className="facts">
      {shown.map(({ field, value, word }) => (
        <div key={field.at} className="entry-facts-row">
          <dt>{says.name(field.at === '' ? 'when' : field.at)}</dt>
          <dd>
            {word} {field.kind === 'clause' ? <ClauseSays id={value} around={around} /> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
