import { useState } from 'react';
import { useLanguage, useText } from '../../ui/i18n.tsx';
import { go } from '../address.ts';
import { dayAndClock } from '../kit/clock-words.ts';
import { Chip, Empty, Sheet } from '../kit/Kit.tsx';
import { Top } from '../kit/Top.tsx';
import { type Entry, heldBehind, isOfCancelled, type Refused } from '../outbox/replay.ts';
import { discard, retry, sync, usePhone } from '../phone.ts';
import { orderTexts } from '../texts/order.ts';
import { outboxTexts } from '../texts/outbox.ts';
import { words } from '../texts/words.ts';

function useName(): (entry: Entry) => string {
  const text = useText(orderTexts);
  return ({ command }) => {
    if (command.type === 'use_part') return `${text.usePart} · ${command.part?.code ?? ''}`;
    if (command.type === 'quote' || command.type === 'pay') return text.form[command.type];
    if (command.type !== 'record') return text.move[command.type];
    const { kind, body } = command.record ?? { kind: 'issue' as const, body: {} };
    const of = kind === 'photo' ? text.of[body['of'] as keyof typeof text.of] : undefined;
    return of === undefined ? text.form[kind] : `${text.form[kind]} · ${of}`;
  };
}

function Why({ refused }: { refused: Refused }) {
  const { locale } = useLanguage();
  const text = useText(orderTexts);
  const gaps = text.gap as Record<string, string>;
  return (
    <p className="why">
      {refused.text === null ? refused.code : locale === 'en' ? refused.text.en : refused.text.zh}
      {refused.missing.map(({ code, clause }) => (
        <span key={code}>
          {gaps[code] ?? code} <small>{clause}</small>
        </span>
      ))}
    </p>
  );
}

function EntryRow({
  entry,
  behind,
  onDiscard,
}: {
  entry: Entry;
  behind: Entry | undefined;
  onDiscard: () => void;
}) {
  const text = useText(outboxTexts);
  const name = useName();
  const { sending } = usePhone();
  const { command, refused } = entry;
  return (
    <li className={refused === null ? 'entry' : 'entry red'}>
      <div className="entry-head">
        <strong>{name(entry)}</strong>
        <Chip tone={refused === null ? 'plain' : 'red'}>{refused === null ? text.waits : text.refused}</Chip>
      </div>
      <p className="soft">
        <button type="button" className="link" onClick={() => go('orders', command.number)}>
          {command.number}
        </button>
        {dayAndClock(command.at)}
      </p>
      {behind === undefined ? null : <p className="amber-text">{text.behind(name(behind))}</p>}
      {refused === null ? null : (
        <>
          <Why refused={refused} />
          <div className="pair">
            {isOfCancelled(entry) ? null : (
              <button type="button" className="big" disabled={sending} onClick={() => void retry(command.id)}>
                {text.retry}
              </button>
            )}
            <button type="button" className="big quiet" disabled={sending} onClick={onDiscard}>
              {text.discard}
            </button>
          </div>
        </>
      )}
    </li>
  );
}

export function OutboxScreen() {
  const text = useText(outboxTexts);
  const all = useText(words);
  const name = useName();
  const { entries, sending } = usePhone();
  const [asked, setAsked] = useState<Entry | null>(null);
  const held = heldBehind(entries);
  return (
    <main className="screen">
      <Top
        title={text.title}
        under={entries.length === 0 ? undefined : all.waiting(entries.length)}
        to={[]}
      />
      {entries.length === 0 ? (
        <Empty title={text.empty}>{text.emptyHint}</Empty>
      ) : (
        <>
          <p className="lead soft">{text.lead}</p>
          <ul className="entries">
            {entries.map((entry) => (
              <EntryRow
                key={entry.command.id}
                entry={entry}
                behind={held.get(entry.command.id)}
                onDiscard={() => setAsked(entry)}
              />
            ))}
          </ul>
          <div className="bottom">
            <button type="button" className="big" disabled={sending} onClick={() => void sync()}>
              {sending ? all.sending : text.sendNow}
            </button>
          </div>
        </>
      )}
      {asked === null ? null : (
        <Sheet title={text.discard} onClose={() => setAsked(null)}>
          <p>{isOfCancelled(asked) ? text.discardAllAsk : text.discardAsk(name(asked))}</p>
          <button
            type="button"
            className="big red"
            onClick={() => {
              void discard(asked.command.id);
              setAsked(null);
            }}
          >
            {text.discard}
          </button>
          <button type="button" className="big quiet" onClick={() => setAsked(null)}>
            {all.cancel}
          </button>
        </Sheet>
      )}
    </main>
  );
}
