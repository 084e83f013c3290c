import type { RecountChange } from '../../../domains/cases/recounts.contract.ts';
import type { Words } from '../../widgets/case/words.ts';

const STEP = 'step:';

/** What a line of the report is about: the event of a limit, or the step that is open. */
export const limitWords = ({ event, limitKey }: RecountChange, words: Words): string =>
  event === null ? words.term('step', limitKey.slice(STEP.length)) : words.term('clockEvent', event);
