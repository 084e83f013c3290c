import { DAY } from '../../kernel/time.ts';
import type { Clause } from './clauses.contract.ts';
import type { LawChange } from './policy-tasks.contract.ts';
import type { Pack } from './standards.contract.ts';

const ofDocument = (article: string, document: string): boolean => article.startsWith(`${document} `);

const isInternal = (pack: Pack, clause: Clause): boolean =>
  pack.documents.find((document) => document.code === clause.document)?.origin === 'company';

/** Internal clauses that serve one of the articles, or any article of the document when none is named (S3 1-K4-1). */
export function clausesServing(pack: Pack, change: { document: string; articles: string[] }): Clause[] {
  const touched = (article: string) =>
    change.articles.length === 0 ? ofDocument(article, change.document) : change.articles.includes(article);
  return pack.clauses.filter((clause) => isInternal(pack, clause) && clause.serves.some(touched));
}

/** Until when a rule is reviewed: the day before the law binds; today when that day is past already (S3 3-K6-2). */
export function reviewDueOn(effectiveOn: string, today: string): string {
  const before = new Date(Date.parse(`${effectiveOn}T00:00:00Z`) - DAY).toISOString().slice(0, 10);
  return before < today ? today : before;
}

type Recorded = Pick<LawChange, 'document' | 'title' | 'kind' | 'effectiveOn'>;
type Law = {
  document: string;
  title: string;
  number: string | null;
  status: 'in_force' | 'coming' | 'repealed';
  effectiveFrom: string | null;
  verified: boolean;
  clauses: string[];
  changes: number;
};

/** A recorded change seen from a day: it speaks for the law once it binds; a law that is only coming says so. */
function after(law: Law, change: Recorded, today: string): Law {
  const changed = { ...law, changes: law.changes + 1 };
  if (change.effectiveOn > today) return changed;
  return {
    ...changed,
    title: change.title,
    effectiveFrom: change.kind === 'repealed' ? law.effectiveFrom : change.effectiveOn,
    status: change.kind === 'repealed' ? 'repealed' : 'in_force',
  };
}

/** Laws of the pack, and those that a recorded change brings, as of a day. */
export function lawsApplied(pack: Pack, changes: Recorded[], today: string): Law[] {
  const laws = new Map<string, Law>();
  const clausesOf = (code: string) =>
    clausesServing(pack, { document: code, articles: [] }).map(({ id }) => id);
  for (const document of pack.documents.filter((one) => one.origin !== 'company')) {
    laws.set(document.code, {
      document: document.code,
      title: document.title.zh,
      number: document.number,
      status: document.status === 'repealed' || document.status === 'superseded' ? 'repealed' : 'in_force',
      effectiveFrom: document.effectiveFrom,
      verified: document.verified && document.numberVerified && document.daysVerified,
      clauses: clausesOf(document.code),
      changes: 0,
    });
  }
  for (const change of changes) {
    const law = laws.get(change.document) ?? {
      document: change.document,
      title: change.title,
      number: null,
      status: 'coming' as const,
      effectiveFrom: change.effectiveOn,
      verified: false,
      clauses: clausesOf(change.document),
      changes: 0,
    };
    laws.set(change.document, after(law, change, today));
  }
  return [...laws.values()];
}

/** Company clauses whose review day comes by a day, and those in force that have none (S3 2-七-2). */
export function reviewsOf(pack: Pack, until: string) {
  const own = pack.clauses.filter((clause) => isInternal(pack, clause) && clause.status !== 'superseded');
  const due = own.flatMap((clause) =>
    clause.nextReview === null || clause.nextReview > until
      ? []
      : [
          {
            kind: 'clause' as const,
            key: clause.id,
            text: clause.text,
            departmentType: clause.interpretedBy as string | null,
            nextReview: clause.nextReview,
          },
        ],
  );
  return { due, without: own.filter((clause) => clause.nextReview === null).map((clause) => clause.id) };
}
