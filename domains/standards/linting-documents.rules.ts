import type { StandardDocument } from './clauses.contract.ts';
import { type Draft, unique } from './linting-drafts.rules.ts';
import type { Pack } from './standards.contract.ts';

type Citation = StandardDocument['citations'][number];

const places = (citations: Citation[]): string[] => unique(citations.map(({ clause }) => clause));

/** One number under two titles, numbers that belong to another title, numbers nobody has checked. */
function citationFindings(document: StandardDocument): Draft[] {
  const path = `documents.${document.code}.citations`;
  const { citations } = document;
  const byNumber = unique(citations.map(({ number }) => number)).map((number) => ({
    number,
    quoted: citations.filter((citation) => citation.number === number),
  }));
  const twice = byNumber.flatMap(({ number, quoted }): Draft[] => {
    const titles = unique(quoted.map(({ title }) => title));
    if (titles.length < 2) return [];
    return [
      {
        code: 'citation_two_titles',
        clauses: places(quoted),
        path,
        tension: 'T20',
        values: { number, titles },
      },
    ];
  });
  const misTitled = byNumber.flatMap(({ number, quoted }): Draft[] => {
    const wrong = quoted.filter(({ status }) => status === 'mis_titled');
    if (wrong.length === 0) return [];
    return [
      { code: 'citation_mis_titled', clauses: places(wrong), path, tension: 'T20', values: { number } },
    ];
  });
  const unverified = citations.filter(({ status }) => status === 'unverified');
  if (unverified.length === 0) return [...twice, ...misTitled];
  const numbers = unique(unverified.map(({ number }) => number));
  const values = { document: document.code, count: numbers.length, number: numbers[0] ?? '' };
  return [
    ...twice,
    ...misTitled,
    { code: 'citation_unverified', clauses: places(unverified), path, tension: 'T20', values },
  ];
}

const named = ({ title }: StandardDocument) => ({ nameZh: title.zh, nameEn: title.en });

/** A document that no longer holds while clauses of it stand in the pack. */
function replaced(pack: Pack, document: StandardDocument, today: string): Draft[] {
  const over = document.effectiveTo !== null && document.effectiveTo < today;
  if (document.status !== 'superseded' && document.status !== 'repealed' && !over) return [];
  const clauses = pack.clauses.filter((clause) => clause.document === document.code).map(({ id }) => id);
  if (clauses.length === 0) return [];
  const values = { ...named(document), by: document.replacedBy ?? '' };
  return [{ code: 'document_superseded', clauses, path: `documents.${document.code}`, values }];
}

/** A document, or single clauses of it, that nobody has read on the document itself. */
function unread(pack: Pack, document: StandardDocument): Draft[] {
  const clauses = pack.clauses
    .filter((clause) => clause.document === document.code)
    .filter((clause) => !document.verified || clause.status === 'unverified')
    .map(({ id }) => id);
  if (clauses.length === 0) return [];
  return [
    {
      code: 'document_unverified',
      clauses,
      path: `documents.${document.code}`,
      values: { ...named(document), clauses },
    },
  ];
}

/** What is doubtful about the documents behind the clauses (T20). */
export const documentFindings = (pack: Pack, today: string): Draft[] =>
  pack.documents.flatMap((document) => [
    ...citationFindings(document),
    ...replaced(pack, document, today),
    ...unread(pack, document),
  ]);
