import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { longDay, longTime } from '../../../ui/time.tsx';
import { FileLinks } from './Files.tsx';
import { type Field, inLocale } from './form/field.ts';
import { usePeople } from './form/pickers.tsx';
import { Prose } from './Prose.tsx';
import { useWords } from './words.ts';

function PersonName({ id }: { id: string }) {
  const person = usePeople().find((one) => one.id === id);
  return <>{person?.name ?? '…'}</>;
}

/** The answer to a question as it reads on the record. */
export function RecordValue({ field, value, page }: { field: Field; value: unknown; page: CasePage }) {
  const { locale } = useWords();
  switch (field.kind) {
    case 'prose':
      return <Prose text={String(value)} />;
    case 'choice':
      return <>{field.word(String(value), locale)}</>;
    case 'yes_no':
      return <>{inLocale(value ? field.yes : field.no, locale)}</>;
    case 'instant':
      return <span className="figures">{longTime(String(value), locale)}</span>;
    case 'day':
      return <span className="figures">{longDay(String(value), locale)}</span>;
    case 'money':
      return <span className="figures">{yuan(Number(value))}</span>;
    case 'person':
      return <PersonName id={String(value)} />;
    case 'files':
      return <FileLinks page={page} ids={value as string[]} />;
    default:
      return <>{String(value)}</>;
  }
}
