import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { type CasePage, type EventView, GetTimeline } from '../../../domains/cases/case-page.contract.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { ShortTime } from '../../../ui/time.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { ChangeList } from './ChangeList.tsx';
import { changesOf } from './changes.ts';
import { Section } from './Section.tsx';
import { detailsOf, type Group, groups, isIn } from './timeline.ts';
import { useWords } from './words.ts';
import './timeline.css';

const grave = ['clock.breached'];
const warning = ['clock.warned', 'clock.tier_raised', 'clock.target_missed'];
const mood = (type: string): string =>
  grave.includes(type) ? 'late' : warning.includes(type) ? 'soon' : 'plain';

/** The stage of a move is one word before and one after. */
const movedStage = (event: EventView) =>
  event.type === 'case.moved' ? [{ field: 'stage', from: event.data.from, to: event.data.to }] : [];

export function EventLine({ event }: { event: EventView }) {
  const words = useWords();
  const details = detailsOf(event, words);
  return (
    <li className={`case-event case-event-${mood(event.type)}`}>
      <ShortTime at={event.at} />
      <div>
        <span className="case-event-head">
          <strong>{words.term('event', event.type)}</strong>{' '}
          <span className="soft">{actorName(event.actor, words.locale)}</span>
        </span>
        <ChangeList changes={[...changesOf(event.data), ...movedStage(event)]} />
        {details.length === 0 ? null : (
          <p className="case-event-details">
            {details.map((detail) => (
              <span key={detail.key} title={detail.value}>
                {detail.label === '' ? null : <span className="faint">{detail.label} </span>}
                {detail.value}
              </span>
            ))}
          </p>
        )}
        {event.reason === null ? null : <p className="case-event-why">{event.reason}</p>}
      </div>
    </li>
  );
}

/** Earlier events than the page brought along, read on demand from the beginning. */
function useEarlier(page: CasePage) {
  const first = page.events[0];
  const [wanted, setWanted] = useState(false);
  const read = useInfiniteQuery({
    queryKey: [GetTimeline.path, { number: page.number }],
    enabled: wanted,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call(GetTimeline, { params: { number: page.number }, query: { after: pageParam, limit: 500 }, signal }),
    getNextPageParam: (last) =>
      last.next !== null && first !== undefined && last.next < first.id ? last.next : undefined,
  });
  const known = new Set(page.events.map((event) => event.id));
  const earlier = (read.data?.pages ?? [])
    .flatMap((part) => part.events)
    .filter((event) => !known.has(event.id));
  const isWhole = first === undefined || first.seq <= 1 || (read.data !== undefined && !read.hasNextPage);
  const load = () => (wanted ? void read.fetchNextPage() : setWanted(true));
  return { events: [...earlier, ...page.events], isWhole, load, isLoading: read.isFetching };
}

/** Every change of the case, newest first: who, when, old → new, why. */
/** The product itself acts under names such as `clock` or `cases:acknowledge`; people read one word for all of them. */
function actorName(name: string, locale: string): string {
  if (!/^[a-z]+([:. ][a-z_]+)*$/.test(name)) return name;
  return locale === 'en' ? 'System' : '系统';
}

export function Timeline({ page }: { page: CasePage }) {
  const text = useText(caseTexts);
  const [group, setGroup] = useState<Group>('all');
  const { events, isWhole, load, isLoading } = useEarlier(page);
  const shown = events.filter((event) => isIn(group, event.type)).toReversed();
  const filter = (
    <Segmented<Group>
      size="small"
      value={group}
      onChange={setGroup}
      options={groups.map((value) => ({ value, label: text.timeline[value] }))}
    />
  );
  return (
    <Section title={text.timeline.title} aside={filter}>
      {shown.length === 0 ? <p className="faint">{text.timeline.none}</p> : null}
      <ol className="case-events">
        {shown.map((event) => (
          <EventLine key={event.id} event={event} />
        ))}
      </ol>
      {isWhole ? null : (
        <Button size="small" loading={isLoading} onClick={load}>
          {text.timeline.more}
        </Button>
      )}
    </Section>
  );
}
