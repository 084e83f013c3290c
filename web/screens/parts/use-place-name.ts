import { ListPlaces } from '../../../domains/parts/parts.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useWords } from '../../widgets/case/words.ts';

/** The name of a place by its code; the code where the name is not there yet. */
export function usePlaceName(): (code: string) => string {
  const words = useWords();
  const { data } = useAnswer(ListPlaces, {});
  return (code) => words.say(data?.places.find((one) => one.code === code)?.name) || code;
}
