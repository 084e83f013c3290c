import type { ReturnPage } from '../../../domains/returns/returns.contract.ts';
import type { ReturnKind, ReturnStep } from '../../../domains/returns/steps.rules.ts';
import { returnStepNames } from '../../texts/return-names.ts';
import { useWords } from '../case/words.ts';

const ways: Record<ReturnKind, ReturnStep[]> = {
  return: ['opened', 'on_the_way', 'received', 'inspected', 'settled', 'refunded'],
  exchange: ['opened', 'on_the_way', 'received', 'inspected', 'exchanged'],
  compensation: ['settled', 'compensated'],
};

/** The way of the order with the place where it stands; one that was refused or withdrawn ends there. */
export function StepLine({ page }: { page: ReturnPage }) {
  const words = useWords();
  const way = ways[page.kind];
  const place = way.indexOf(page.step);
  const steps = place < 0 ? [page.step] : way;
  const state = (n: number) => (place < 0 || n === place ? 'now' : n < place ? 'done' : 'ahead');
  return (
    <ol className="return-way">
      {steps.map((step, n) => (
        <li
          key={step}
          className={`return-way-${state(n)}`}
          {...(state(n) === 'now' ? { 'aria-current': 'step' as const } : {})}
        >
          {words.of(returnStepNames, step)}
        </li>
      ))}
    </ol>
  );
}
