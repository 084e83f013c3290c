import type { ReturnPage } from '../../../domains/returns/returns.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ShortTime, shortTime } from '../../../ui/time.tsx';
import {
  accessoryNames,
  inspectionMethodNames,
  inspectionVerdictNames,
  paymentMethodNames,
  receiptWayNames,
  returnDoneNames,
  returnFieldNames,
} from '../../texts/return-names.ts';
import { returnTexts } from '../../texts/returns.ts';
import { Section } from '../case/Section.tsx';
import { useWords, type Words } from '../case/words.ts';

type Entry = ReturnPage['records'][number];
type Pair = (first: string, second: string) => string;
type Texts = {
  yes: string;
  no: string;
  told: Pair;
  consented: Pair;
  sentBack: Pair;
  photos: (count: number) => string;
};
type Saying = { words: Words; text: Texts };
type Told = { channel: string; at: string };
type Waybill = { carrier: string; waybill: string };

const coded: Record<string, Record<string, { zh: string; en: string }>> = {
  way: receiptWayNames,
  verdict: inspectionVerdictNames,
  accessories: accessoryNames,
};
/** Said elsewhere on the line, or only for machines. */
const HIDDEN = ['freightPromised', 'told', 'consent', 'sentBack', 'fileIds'];
/** Jobs act under a name of their own. */
const BY_ITSELF = /^[a-z]+:[a-z_]+$/;

function shownOf(act: Entry['act'], key: string, value: unknown, { words, text }: Saying): string {
  if (key.endsWith('Fen')) return yuan(Number(value));
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (key === 'method')
    return words.of(act === 'pay' ? paymentMethodNames : inspectionMethodNames, String(value));
  const names = coded[key];
  return names === undefined ? String(value) : words.of(names, String(value));
}

/** What is kept with an act, as pairs of label and value; amounts of nothing are left out. */
function pairsOf({ act, body }: Entry, saying: Saying): { key: string; label: string; said: string }[] {
  return Object.keys(returnFieldNames).flatMap((key) => {
    const value = body[key];
    if (value === undefined) return [];
    if (HIDDEN.includes(key) || value === null || value === '') return [];
    if (value === 0 && (key === 'freightFen' || key === 'agreedFen')) return [];
    return [{ key, label: saying.words.of(returnFieldNames, key), said: shownOf(act, key, value, saying) }];
  });
}

function sentences({ body }: Entry, { words, text }: Saying): string[] {
  const at = ({ at: instant }: Told) => shortTime(instant);
  const channel = (told: Told) => words.term('channel', told.channel);
  const { told, consent, sentBack, fileIds } = body as {
    told?: Told;
    consent?: Told | null;
    sentBack?: Waybill | null;
    fileIds?: string[];
  };
  return [
    ...(told ? [text.told(channel(told), at(told))] : []),
    ...(consent ? [text.consented(channel(consent), at(consent))] : []),
    ...(sentBack ? [text.sentBack(sentBack.carrier, sentBack.waybill)] : []),
    ...(fileIds && fileIds.length > 0 ? [text.photos(fileIds.length)] : []),
  ];
}

/** Every act with who, when and what was written down, newest first. */
export function Records({ page }: { page: ReturnPage }) {
  const text = useText(returnTexts);
  const words = useWords();
  return (
    <Section title={text.records}>
      <ol className="return-records">
        {page.records.toReversed().map((entry) => (
          <li key={entry.id}>
            <div className="return-record-head">
              <strong>{words.of(returnDoneNames, entry.act)}</strong>
              <span className="soft">{BY_ITSELF.test(entry.by) ? text.byItself : entry.by}</span>
              <ShortTime at={entry.at} />
            </div>
            <div className="return-record-body">
              {pairsOf(entry, { words, text }).map(({ key, label, said }) => (
                <span key={key}>
                  <span className="soft">{label}</span> {said}
                </span>
              ))}
              {sentences(entry, { words, text }).map((sentence) => (
                <span key={sentence}>{sentence}</span>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
