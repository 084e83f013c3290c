import { Link } from '@tanstack/react-router';
import type { Pack } from '../../../domains/standards/standards.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { departmentTypeNames } from '../../texts/organisation.ts';
import { documentOrigins, documentStatuses, policyTexts } from '../../texts/policy.ts';
import { limitOrigins, standardTexts } from '../../texts/standards.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { Section } from '../../widgets/frame/PageFrame.tsx';

type Document = Pack['documents'][number];
const origins = ['company', 'law', 'national_standard', 'government'] as const;

/** Since when a document is in force, and until when it was. */
function Since({ document }: { document: Document }) {
  const policy = useText(policyTexts);
  const { effectiveFrom, effectiveTo, origin, daysVerified } = document;
  if (effectiveFrom === null && effectiveTo === null)
    return <span className="faint">{origin === 'company' ? '—' : policy.dateUnread}</span>;
  return (
    <>
      {effectiveFrom === null ? null : <div>{policy.since(effectiveFrom)}</div>}
      {effectiveTo === null ? null : <div className="faint">{policy.until(effectiveTo)}</div>}
      {daysVerified ? null : <div className="faint">{policy.daysUnread}</div>}
    </>
  );
}

function DocumentRow({ document, clauses }: { document: Document; clauses: number }) {
  const text = useText(standardTexts);
  const policy = useText(policyTexts);
  const words = useWords();
  return (
    <li className="register-row">
      <span className="clause-id figures">{document.code}</span>
      <div>
        <strong>{words.say(document.title)}</strong>
        {document.number === null ? null : (
          <div className="faint">
            <span className="figures" lang="zh-CN">
              {document.number}
            </span>
            {document.numberVerified ? null : ` · ${policy.numberUnread}`}
          </div>
        )}
      </div>
      <div className="register-facts">
        <div className="figures">
          <Since document={document} />
        </div>
        <div className="register-marks">
          <span className={document.status === 'in_force' ? 'soft' : 'tag'}>
            {words.of(documentStatuses, document.status)}
          </span>
          {document.verified ? null : <span className="tag">{policy.unread}</span>}
          {document.replacedBy === null ? null : (
            <span className="faint">{policy.replacedBy(document.replacedBy)}</span>
          )}
        </div>
        <div className="register-clauses">
          {clauses === 0 ? null : (
            <Link to="/standards" search={{ tab: 'clauses', document: document.code }}>
              {text.clauseCount(clauses)}
            </Link>
          )}
        </div>
      </div>
    </li>
  );
}

function Forms({ pack }: { pack: Pack }) {
  const policy = useText(policyTexts);
  const words = useWords();
  return (
    <ul className="sheet-of-rows clause-list">
      {pack.recordForms.map((form) => (
        <li key={form.key} className="form-row">
          <strong>{words.say(form.title)}</strong>
          <span className="figures">{policy.keptFor(form.keptFor.value, form.keptFor.unit)}</span>
          <span className="soft">{words.of(departmentTypeNames, form.keeper)}</span>
          <span className="faint">{words.of(limitOrigins, form.origin)}</span>
          <span className="clause-links">
            <ClauseMark clause={form.clause} />
            {form.retentionClause === null ? null : <ClauseMark clause={form.retentionClause} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The register of related documents, with what is in force, and of record forms with how long they are kept (S1 8.1). */
export function DocumentsTab({ pack }: { pack: Pack }) {
  const policy = useText(policyTexts);
  const words = useWords();
  return (
    <>
      <p className="soft">{policy.documentsNote}</p>
      {origins.map((origin) => (
        <Section key={origin} title={words.of(documentOrigins, origin)}>
          <ul className="sheet-of-rows clause-list">
            {pack.documents
              .filter((document) => document.origin === origin)
              .map((document) => (
                <DocumentRow
                  key={document.code}
                  document={document}
                  clauses={pack.clauses.filter((clause) => clause.document === document.code).length}
                />
              ))}
          </ul>
        </Section>
      ))}
      <Section title={policy.recordForms} note={policy.recordFormsNote}>
        <Forms pack={pack} />
      </Section>
    </>
  );
}
