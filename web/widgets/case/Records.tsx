import type { CasePage, RecordView } from '../../../domains/cases/case-page.contract.ts';
import { recordKinds } from '../../../domains/cases/terms.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { ChangeList } from './ChangeList.tsx';
import { changesOf } from './changes.ts';
import { verbOfRecord, verbs } from './form/verbs.ts';
import { RecordValue } from './RecordValue.tsx';
import { Section } from './Section.tsx';
import { useWords } from './words.ts';
import './parts.css';

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function RecordBody({ record, page }: { record: RecordView; page: CasePage }) {
  const text = useText(caseTexts);
  const words = useWords();
  const changes = changesOf({ from: record.body.before, to: record.body.after });
  if (record.kind === 'classification' && record.body.after !== undefined) {
    return (
      <>
        {changes.length === 0 ? <p>{text.records.confirmed}</p> : <ChangeList changes={changes} />}
        {isGiven(record.body.reason) ? <p>{String(record.body.reason)}</p> : null}
      </>
    );
  }
  const fields = verbs[verbOfRecord[record.kind]].fields.filter((field) => isGiven(record.body[field.name]));
  return (
    <dl className="case-facts">
      {fields.map((field) => (
        <div key={field.name} className={field.kind === 'prose' ? 'case-fact-wide' : ''}>
          <dt>{words.say(field.label)}</dt>
          <dd>
            <RecordValue field={field} value={record.body[field.name]} page={page} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What was written down at the steps, newest first within each kind. */
export function Records({ page }: { page: CasePage }) {
  const text = useText(caseTexts);
  const words = useWords();
  const shown = recordKinds
    .filter((kind) => kind !== 'note')
    .map((kind) => ({ kind, records: page.records.filter((record) => record.kind === kind).toReversed() }))
    .filter(({ records }) => records.length > 0);
  return (
    <Section title={text.records.title} aside={<span className="figures faint">{page.records.length}</span>}>
      {shown.length === 0 ? <p className="faint">{text.records.none}</p> : null}
      <div className="case-records-grid">
        {shown.map(({ kind, records }) => (
          <div key={kind} className="case-records">
            <h3 className="case-label">{words.term('record', kind)}</h3>
            {records.map((record) => (
              <article key={record.id} className="case-record">
                <RecordBody record={record} page={page} />
                <p className="case-by">
                  {record.by} · <ShortTime at={record.at} />
                  {record.round > 1 ? ` · ${text.records.round(record.round)}` : ''}
                </p>
              </article>
            ))}
          </div>
        ))}
      </div>
    </Section>
  );
}
