import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { missingNames } from './record-names.ts';
import { useWords } from './words.ts';
import './clocks.css';

/** How much of the service record is there, and what is not; a case closes at 100 %. */
export function Completeness({ completeness }: { completeness: CasePage['completeness'] }) {
  const text = useText(caseTexts);
  const words = useWords();
  const { percent, missing } = completeness;
  return (
    <div className="case-complete">
      <div
        className="case-bar case-bar-calm"
        role="progressbar"
        aria-label={text.completeness.title}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ transform: `scaleX(${percent / 100})` }} />
      </div>
      <p className="case-clock-note">
        {missing.length === 0
          ? text.completeness.complete
          : `${text.completeness.missing}${words.locale === 'en' ? ': ' : '：'}${words.list(missing.map((code) => words.of(missingNames, code)))}`}
      </p>
    </div>
  );
}
