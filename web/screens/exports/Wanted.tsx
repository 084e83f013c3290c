import type { CustomerExport } from '../../../domains/exports/exports.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import {
  customerTypeNames,
  exportFieldNames,
  exportPurposeNames,
  exportTexts,
} from '../../texts/customer-exports.ts';
import { regionName } from '../../texts/regions.ts';
import { gradeNames } from '../../widgets/case/fact-names.ts';
import { useWords } from '../../widgets/case/words.ts';

/** What an export is for, whom it holds and which fields. */
export function Wanted({ wanted }: { wanted: CustomerExport }) {
  const text = useText(exportTexts);
  const words = useWords();
  const { region, type, grade, model } = wanted.filter;
  const scope = [
    region === undefined ? '' : regionName(region, words.locale),
    type === undefined ? '' : words.of(customerTypeNames, type),
    grade === undefined ? '' : words.of(gradeNames, grade),
    model ?? '',
    text.records(wanted.records),
  ];
  const fields = wanted.fields.map((field) => words.of(exportFieldNames, field));
  return (
    <div>
      <strong>{words.of(exportPurposeNames, wanted.purpose)}</strong>{' '}
      <span className="figures">{scope.filter(Boolean).join(' · ')}</span>
      <div className="soft">{words.list(fields)}</div>
      <div className="soft">{wanted.reason}</div>
    </div>
  );
}
