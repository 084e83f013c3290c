import type { Clock } from '../../../../domains/deadlines/deadlines.contract.ts';
import type { Limit } from '../../../../domains/standards/standards.contract.ts';
import { longTime } from '../../../../ui/time.tsx';
import { editorTexts, limitEnds } from '../../../texts/editor.ts';
import { limitStarts, standardTexts } from '../../../texts/standards.ts';
import type { Words } from '../../../widgets/case/words.ts';
import { conditionText, durationText } from '../limit-words.ts';
import type { Example } from './case-trial.ts';

const inside = <T>(catalogue: { zh: T; en: unknown }, { locale }: Words): T =>
  (locale === 'en' ? catalogue.en : catalogue.zh) as T;

const lowered = (word: string): string => word.slice(0, 1).toLowerCase() + word.slice(1);

/** What a limit means, in one sentence: 投诉 · 一级：自首次联系起 3 个工作日内给出方案（S3 2-四-1）. */
export function limitSentence(limit: Limit, limits: readonly Limit[], words: Words): string {
  const text = inside(editorTexts, words);
  const standard = inside(standardTexts, words);
  const cap = limits.find(({ key }) => key === limit.cappedBy);
  const start = words.of(limitStarts, limit.from);
  const sentence = text.sentence({
    when: conditionText(limit.when, words, standard),
    start: words.locale === 'en' ? lowered(start) : start,
    time: durationText(limit.duration, words.locale),
    end: words.of(limitEnds, limit.event),
    clause: limit.clause,
  });
  const notes = [
    limit.subject === 'workorder' ? text.ofWorkorder : undefined,
    limit.fallbackFrom === null ? undefined : standard.meanwhile(words.of(limitStarts, limit.fallbackFrom)),
    cap === undefined ? undefined : standard.notLater(cap.clause),
    limit.supersededBy === null ? undefined : text.onlyShown(limit.supersededBy),
    limit.binding === 'target' ? text.noBreach : undefined,
  ].filter((note) => note !== undefined);
  const join = words.locale === 'en' ? '; ' : '；';
  return [sentence, ...notes].join(join);
}

/** Which limit counts of those that the same case has. */
function bindingWords({ clock, others, binds }: Example, limits: readonly Limit[], words: Words): string {
  const text = inside(editorTexts, words);
  if (others.length === 0) return clock.binding ? '' : text.neverBinds;
  if (binds === clock) return text.bindsFirst(others.length);
  if (binds === null) return '';
  const limit = limits.find(({ key }) => key === binds.limitKey);
  return text.boundBy(binds.clause, limit === undefined ? '' : durationText(limit.duration, words.locale));
}

const dueText = (clock: Clock, words: Words): string => longTime(clock.originalDueAt, words.locale);

/** When a case that is received now is due by a limit, and whether another limit comes first. */
export function exampleSentence(example: Example, limits: readonly Limit[], words: Words): string {
  const text = inside(editorTexts, words);
  const limit = limits.find(({ key }) => key === example.clock.limitKey);
  const due = dueText(example.clock, words);
  const counted =
    limit === undefined || limit.from === 'received' || limit.from === 'assigned'
      ? text.dueNow(due)
      : text.dueSince(words.of(limitStarts, limit.from), due);
  const rest = bindingWords(example, limits, words);
  const join = words.locale === 'en' ? '; ' : '；';
  return rest === '' ? counted : `${counted}${join}${rest}`;
}
