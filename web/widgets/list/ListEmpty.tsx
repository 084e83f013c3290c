import { Button } from 'antd';
import { EmptyState } from '../../../ui/kit/States.tsx';

type Props = {
  /** Whether filters hide what there is. */
  filtered: boolean;
  words: { none: string; noneHint: string; noneFound: string; noneFoundHint: string; clear: string };
  onClear: () => void;
};

/** A list without rows: nothing there yet, or nothing that the filters leave. */
export function ListEmpty({ filtered, words, onClear }: Props) {
  if (!filtered) return <EmptyState title={words.none}>{words.noneHint}</EmptyState>;
  return (
    <EmptyState title={words.noneFound} action={<Button onClick={onClear}>{words.clear}</Button>}>
      {words.noneFoundHint}
    </EmptyState>
  );
}
