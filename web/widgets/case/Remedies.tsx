import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { useWords } from './words.ts';
import './parts.css';

/** Where the customer may turn after two rounds. */
export function Remedies({ page }: { page: CasePage }) {
  const text = useText(caseTexts);
  const words = useWords();
  if (page.externalRemedies === null) return null;
  return (
    <aside className="case-remedies" aria-label={text.remedies.title}>
      <h2>{text.remedies.title}</h2>
      <p>{text.remedies.hint}</p>
      <ol>
        {page.externalRemedies.map((remedy) => (
          <li key={remedy.zh}>{words.say(remedy)}</li>
        ))}
      </ol>
    </aside>
  );
}
