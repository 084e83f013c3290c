import type { ReactNode } from 'react';
import { type Amounts, components } from '../../../domains/costs/costs.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { costTexts } from '../../texts/costs.ts';
import { regionName } from '../../texts/regions.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Section } from '../../widgets/frame/PageFrame.tsx';
import type { Costs } from './use-costs.ts';

type Line = Amounts & { key: string; name: ReactNode };

function Table({ first, lines, total }: { first: string; lines: Line[]; total: Amounts }) {
  const text = useText(costTexts);
  const cells = (amounts: Amounts) =>
    [...components, 'total' as const].map((part) => (
      <td key={part} className="number-cell">
        {amounts[part] === 0 ? <span className="faint">—</span> : yuan(amounts[part])}
      </td>
    ));
  return (
    <div className="sheet-of-rows">
      <table className="rows-table cost-table">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {components.map((part) => (
              <th key={part} scope="col" className="number-cell">
                {text.component[part]}
              </th>
            ))}
            <th scope="col" className="number-cell">
              {text.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.name}</th>
              {cells(line)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            {cells(total)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Costs of the span by month, then by region and category; both end with the same sum. */
export function CostTables({ costs }: { costs: Costs }) {
  const text = useText(costTexts);
  const words = useWords();
  const months = costs.months.map((line) => ({ ...line, key: line.month, name: line.month }));
  const rows = costs.rows.map((line) => ({
    ...line,
    key: `${line.region}/${line.category}`,
    name: `${line.region === null ? '—' : regionName(line.region, words.locale)} · ${text.category[line.category]}`,
  }));
  return (
    <>
      <Section title={text.byMonth}>
        <Table first={text.month} lines={months} total={costs.total} />
      </Section>
      <Section title={text.byRegion}>
        <Table first={text.categoryLabel} lines={rows} total={costs.total} />
      </Section>
    </>
  );
}
