import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import './clocks.css';

/** Who answers for the first response at each tier, until when, and which tier was missed (S0 1.4). */
export function ResponseTiers({ page }: { page: CasePage }) {
  const text = useText(caseTexts);
  if (page.tiers.length === 0) return null;
  const names = text.header.tiers as Record<number, string>;
  return (
    <ol className="case-clock-tiers" aria-label={text.header.tier}>
      {page.tiers.map((tier) => (
        <li
          key={tier.tier}
          className={tier.missed ? 'case-clock-missed' : ''}
          aria-current={tier.tier === page.tier}
        >
          <span>{names[tier.tier] ?? tier.tier}</span>
          <span>{tier.responsible?.name ?? '—'}</span>
          <ShortTime at={tier.dueAt} />
        </li>
      ))}
    </ol>
  );
}
