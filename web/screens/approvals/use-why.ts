import type { ApprovalView } from '../../../domains/cases/case-page.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { approvalTexts } from '../../texts/approvals.ts';
import { useWords } from '../../widgets/case/words.ts';

type Why = ApprovalView['why'][number];

/** Why an approval came up, in words. */
export function useWhy(): (why: Why) => string {
  const text = useText(approvalTexts);
  const words = useWords();
  return ({ code, values }) => {
    const measure = values.measure === 'any' ? text.any : words.term('measure', String(values.measure ?? ''));
    const sum = yuan(Number(values.cumulativeFen ?? 0));
    const lines: Record<string, () => string> = {
      amount_over_limit: () => text.overLimit(measure, sum, yuan(Number(values.limitFen ?? 0))),
      amount_not_set: () => text.notSet(measure, sum),
      major_complaint: () => text.major,
      no_authority: () => text.noAuthority,
      owner_changes: () => text.ownerTo(String(values.to ?? '')),
      step_skipped: () => text.skips(words.term('step', String(values.step ?? ''))),
    };
    return lines[code]?.() ?? code;
  };
}
