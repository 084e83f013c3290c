import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import {
  evidenceName,
  executedByNames,
  statementNames,
} from '../domains/conformance/evidence-names.contract.ts';
import type { Paper, PaperRow } from '../domains/conformance/papers.contract.ts';
import type { Locale } from '../kernel/context.ts';
import { chinaDay, chinaMinute, DAY, ms } from '../kernel/time.ts';
import { type PaperWords, paperWords } from './working-paper-texts.ts';

type Words = PaperWords & { say(name: { zh: string; en: string } | null): string };

/** Named for every script, so that no reader falls back on a font without Chinese letters. */
const FONT = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Microsoft YaHei' };
const BODY_SIZE = 18;
const CELL_SIZE = 16;
/** Hundredths of the width of a row, column by column. */
const WIDTHS = [8, 30, 7, 13, 5, 6, 5, 5, 6, 15];

const lastDay = (to: string): string => chinaDay(Date.parse(`${to}T00:00:00+08:00`) - DAY);

const run = (text: string, options: { bold?: boolean; size?: number; color?: string } = {}) =>
  new TextRun({ text, font: FONT, size: BODY_SIZE, ...options });
const line = (text: string, options?: Parameters<typeof run>[1]) =>
  new Paragraph({ children: [run(text, options)], spacing: { after: 80 } });

function cell(text: string, width: number, options: { head?: boolean; right?: boolean } = {}): TableCell {
  const alignment = options.right ? AlignmentType.RIGHT : AlignmentType.LEFT;
  const runs = [run(text, { size: CELL_SIZE, bold: options.head ?? false })];
  return new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    ...(options.head ? { shading: { fill: 'F2F4F7' } } : {}),
    children: [new Paragraph({ alignment, children: runs })],
  });
}

const headRow = (words: Words): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: words.columns.map((column, place) => cell(column, WIDTHS[place] ?? 5, { head: true })),
  });

function remarkOf(row: PaperRow, words: Words): string {
  const { statement } = row;
  const stated =
    statement === null
      ? []
      : [
          words.stated(statement.statedFor, words.say(statementNames[statement.verdict]), statement.statedBy),
          statement.text,
          ...(statement.fileReference === null ? [] : [words.proof(statement.fileReference)]),
        ];
  return [...(row.remark === null ? [] : [row.remark]), ...stated].join(' ');
}

function clauseRow(row: PaperRow, words: Words): TableRow {
  const { figure } = row;
  const evidence = evidenceName(row);
  const shown =
    evidence === null
      ? row.by === 'people'
        ? words.people
        : words.none
      : row.unit === 'entries'
        ? words.countsEntries(words.say(evidence))
        : words.say(evidence);
  const counts =
    figure === null
      ? ['—', '—', '—', '—', '—']
      : [figure.kept, figure.notKept, figure.excused, figure.open, figure.notApplicable].map(String);
  const texts = [
    row.clause,
    words.say(row.text),
    words.say(executedByNames[row.by]),
    shown,
    ...counts,
    remarkOf(row, words),
  ];
  const firstCount = 4;
  return new TableRow({
    cantSplit: true,
    children: texts.map((text, place) =>
      cell(text, WIDTHS[place] ?? 5, { right: place >= firstCount && place < firstCount + counts.length }),
    ),
  });
}

function documentPart(paper: Paper, code: string, words: Words): (Paragraph | Table)[] {
  const document = paper.body.documents.find((known) => known.code === code);
  const rows = paper.body.rows.filter((row) => row.document === code);
  const title = `${code} ${words.say(document?.title ?? null)}`;
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      keepNext: true,
      spacing: { before: 240, after: 120 },
      children: [run(title, { bold: true, size: 24 })],
    }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [headRow(words), ...rows.map((row) => clauseRow(row, words))],
    }),
  ];
}

function titlePage(paper: Paper, words: Words): Paragraph[] {
  const { body } = paper;
  const scope = body.scope === 'all' ? words.everything : body.scope;
  const facts = [
    `${words.standard}${words.colon}${words.say(body.standard.title)}，${words.version(body.standard.version, body.standard.effectiveFrom)}`,
    `${words.period}${words.colon}${paper.from} – ${lastDay(paper.to)}`,
    `${words.cases}${words.colon}${words.count(paper.cases)}`,
    `${words.scope}${words.colon}${scope}`,
    `${words.status}${words.colon}${words.statuses[paper.status]}`,
    words.taken(paper.createdBy, chinaMinute(ms(paper.createdAt))),
  ];
  return [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      spacing: { before: 2400, after: 480 },
      children: [run(words.title, { bold: true, size: 48 })],
    }),
    ...facts.map((fact) => line(fact, { size: 22 })),
    ...signatureLines(paper, words),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

function signatureLines(paper: Paper, words: Words): Paragraph[] {
  const signed = (who: Paper['prepared']) =>
    who === null ? words.unsigned : `${who.name}  ${chinaMinute(ms(who.at))}`;
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      spacing: { before: 480, after: 120 },
      border: { top: { style: BorderStyle.SINGLE, size: 4, color: 'CCCCCC', space: 8 } },
      children: [run(words.signatures, { bold: true, size: 24 })],
    }),
    line(`${words.prepared}${words.colon}${signed(paper.prepared)}`, { size: 22 }),
    line(`${words.reviewed}${words.colon}${signed(paper.reviewed)}`, { size: 22 }),
    ...(paper.reviewNote === null
      ? []
      : [line(`${words.note}${words.colon}${paper.reviewNote}`, { size: 22 })]),
    ...(paper.hash === null
      ? []
      : [line(`${words.hash}${words.colon}${paper.hash}`, { size: CELL_SIZE, color: '666666' })]),
  ];
}

const footer = (words: Words): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({
            font: FONT,
            size: CELL_SIZE,
            children: [words.page, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES, words.pageEnd],
          }),
        ],
      }),
    ],
  });

/** A working paper as a Word document: title page with signatures, then a table of its clauses per document. */
export async function paperDocument(paper: Paper, locale: Locale): Promise<Buffer> {
  const say = (name: { zh: string; en: string } | null) =>
    name === null ? '' : locale === 'en' ? name.en : name.zh;
  const words: Words = { ...paperWords(locale), say };
  const used = paper.body.documents.filter((document) =>
    paper.body.rows.some((row) => row.document === document.code),
  );
  const document = new Document({
    title: words.title,
    styles: { default: { document: { run: { font: FONT, size: BODY_SIZE } } } },
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE, width: 11_906, height: 16_838 },
            margin: { top: 850, bottom: 850, left: 850, right: 850 },
          },
        },
        footers: { default: footer(words) },
        children: [
          ...titlePage(paper, words),
          ...used.flatMap((known) => documentPart(paper, known.code, words)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
