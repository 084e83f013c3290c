import { Button } from 'antd';
import type { CasePage } from '../../../../domains/cases/case-page.contract.ts';
import { useLanguage, useText } from '../../../../ui/i18n.tsx';
import { caseFormTexts } from '../../../texts/case-form.ts';
import { asked } from './answers.ts';
import { FieldControl } from './FieldControl.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import { type Field, type FieldOf, inLocale, type Values } from './field.ts';

type Errors = Record<string, string>;
type RowProps = {
  field: Field;
  path: string;
  idPrefix: string;
  value: unknown;
  onChange: (value: unknown) => void;
  page: CasePage;
  errors: Errors;
};

// A counter that is always there is noise; it appears when the end comes near.
const NEAR = 0.9;

function Counter({ field, value }: { field: Field; value: unknown }) {
  const text = useText(caseFormTexts);
  if ((field.kind !== 'prose' && field.kind !== 'line') || typeof value !== 'string') return null;
  if (value.length < field.max * NEAR) return null;
  return <span className="figures faint">{text.left(field.max - value.length)}</span>;
}

const isGroup = (field: Field) => field.kind === 'list' || field.kind === 'yes_no' || field.kind === 'files';

/** One question with its label, control and error; a list asks its questions once per row. */
export function FieldRow(props: RowProps) {
  const { field, path, idPrefix, value, onChange, page, errors } = props;
  const { locale } = useLanguage();
  const id = `${idPrefix}-${path.replaceAll('.', '-')}`;
  const error = errors[path];
  return (
    <FieldFrame
      id={id}
      label={inLocale(field.label, locale)}
      required={field.optional !== true}
      hint={field.hint === undefined ? undefined : inLocale(field.hint, locale)}
      error={error}
      aside={<Counter field={field} value={value} />}
      group={isGroup(field) || (field.kind === 'choice' && field.codes.length <= 4)}
    >
      {field.kind === 'list' ? (
        <ListRows {...props} field={field} />
      ) : (
        <FieldControl
          field={field}
          id={id}
          value={value}
          onChange={onChange}
          page={page}
          invalid={error !== undefined}
        />
      )}
    </FieldFrame>
  );
}

function ListRows(props: RowProps & { field: FieldOf<'list'> }) {
  const { field, path, value, onChange, page } = props;
  const text = useText(caseFormTexts);
  const { locale } = useLanguage();
  const rows = (value ?? []) as Values[];
  const replace = (place: number, row: Values) => onChange(rows.map((old, at) => (at === place ? row : old)));
  return (
    <div className="case-list">
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity and are only removed by the user
        <fieldset key={place} className="case-list-row">
          <legend className="figures">{place + 1}</legend>
          {asked(field.of, row, page).map((inner) => (
            <FieldRow
              key={inner.name}
              {...props}
              field={inner}
              path={`${path}.${place}.${inner.name}`}
              value={row[inner.name]}
              onChange={(next) => replace(place, { ...row, [inner.name]: next })}
            />
          ))}
          {rows.length > 1 ? (
            <Button size="small" type="text" onClick={() => onChange(rows.filter((_, at) => at !== place))}>
              {text.removeRow}
            </Button>
          ) : null}
        </fieldset>
      ))}
      <Button
        size="small"
        disabled={rows.length >= field.max}
        onClick={() => onChange([...rows, field.row(page)])}
      >
        {inLocale(field.add, locale)}
      </Button>
    </div>
  );
}
