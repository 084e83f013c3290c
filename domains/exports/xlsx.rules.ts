/** A cell: text stays text (a formula, a phone, a serial of 19 digits, leading zeros), a number is a number. */
export type Cell = string | number | null;

export type Workbook = {
  /** Name of the sheet, at most 31 characters. */
  sheet: string;
  /** Above the table and in the foot of every printed page. */
  watermark: string;
  head: string[];
  rows: Cell[][];
  /** Who took it, for the properties of the file. */
  creator: string;
  title: string;
  /** ISO instant. */
  madeAt: string;
};

// XML 1.0 has no place for most control characters.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const xml = (text: string): string =>
  text
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const LETTERS = 26;
const columnName = (place: number): string =>
  place < LETTERS
    ? String.fromCharCode(65 + place)
    : columnName(Math.floor(place / LETTERS) - 1) + columnName(place % LETTERS);

const MOST_OF_A_CELL = 32_767;

function cellXml(cell: Cell, column: number, row: number): string {
  const at = `${columnName(column)}${row}`;
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  const text = xml(cell.slice(0, MOST_OF_A_CELL));
  return `<c r="${at}" s="1" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

const rowXml = (cells: Cell[], row: number): string =>
  `<row r="${row}">${cells.map((cell, column) => cellXml(cell, column, row)).join('')}</row>`;

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';

/** The sheet: watermark, head, rows; the watermark also in the foot of each page. */
const sheetXml = ({ watermark, head, rows }: Workbook): string => {
  const all = [[watermark], head, ...rows];
  // `&` begins a code in a foot; doubled it stands for itself.
  const foot = xml(watermark.replaceAll('&', '&&').slice(0, 200));
  return `${HEADER}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>${all.map((cells, place) => rowXml(cells, place + 1)).join('')}</sheetData><headerFooter><oddFooter>&amp;C${foot}</oddFooter></headerFooter></worksheet>`;
};

/** The parts of an .xlsx file by their names inside the archive. */
export function workbookParts(book: Workbook): [name: string, text: string][] {
  const sheet = xml(book.sheet.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31));
  return [
    [
      '[Content_Types].xml',
      `${HEADER}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${HEADER}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ],
    [
      'docProps/core.xml',
      `${HEADER}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(book.title)}</dc:title><dc:creator>${xml(book.creator)}</dc:creator><dc:description>${xml(book.watermark)}</dc:description><dcterms:created xsi:type="dcterms:W3CDTF">${xml(book.madeAt)}</dcterms:created></cp:coreProperties>`,
    ],
    [
      'xl/workbook.xml',
      `${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEADER}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/relationships/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${HEADER}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    ],
    ['xl/worksheets/sheet1.xml', sheetXml(book)],
  ];
}
