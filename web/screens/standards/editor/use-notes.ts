import { useDeferredValue, useMemo } from 'react';
import type { CompiledCalendar } from '../../../../domains/calendar/calendar.rules.ts';
import { isYearPublished } from '../../../../domains/calendar/workdays.rules.ts';
import { findingSentence } from '../../../../domains/standards/finding-texts.contract.ts';
import type { LintContext } from '../../../../domains/standards/linting.contract.ts';
import { lintPack } from '../../../../domains/standards/linting.rules.ts';
import type { Pack } from '../../../../domains/standards/standards.contract.ts';
import { packProblems } from '../../../../domains/standards/standards.rules.ts';
import type { PackPart } from '../../../../domains/standards/versions.contract.ts';
import { chinaDay, chinaYear } from '../../../../kernel/time.ts';
import { now } from '../../../../ui/clock.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import { problemNames } from '../../../texts/version-names.ts';
import { useWords, type Words } from '../../../widgets/case/words.ts';
import { type Fault, faultsOf, type Note, placeOf } from './notes.ts';

type Shape = {
  required: string;
  format: string;
  too_big: (most: number) => string;
  too_long: (most: number) => string;
  too_small: (least: number) => string;
};

function faultText({ code, bound }: Fault, shape: Shape): string {
  return code === 'required' || code === 'format' ? shape[code] : shape[code](bound);
}

/** What the linter says about rows of this part and nothing settles. */
function findingNotes(part: PackPart, pack: Pack, context: LintContext, locale: Words['locale']): Note[] {
  return lintPack(pack, context)
    .filter(({ settledBy }) => settledBy === null)
    .flatMap((finding): Note[] => {
      const place = placeOf(part, pack[part], finding.path);
      const tone = finding.severity === 'blocks' ? 'problem' : 'finding';
      return place === undefined ? [] : [{ ...place, tone, text: findingSentence(finding, locale) }];
    });
}

function lintContext(calendar: CompiledCalendar): LintContext {
  const year = chinaYear(now());
  return {
    calendarYears: [year, year + 1].filter((one) => isYearPublished(calendar, one)),
    today: chinaDay(now()),
    amountsSet: null,
  };
}

type Looked = { part: PackPart; pack: Pack; changed: PackPart[]; calendar: CompiledCalendar | undefined };

/** What there is to say beside the rows of a part while it is being changed: first what cannot be saved. */
export function useNotes({ part, pack, changed, calendar }: Looked): Note[] {
  const text = useText(editorTexts);
  const words = useWords();
  const asked = useDeferredValue(pack);
  const isWhole = changed.every((one) => one === part || faultsOf(one, asked[one]).length === 0);
  return useMemo(() => {
    const value = asked[part];
    const faults = faultsOf(part, value).map(
      (fault): Note => ({ ...fault, tone: 'wrong', text: faultText(fault, text.shape as Shape) }),
    );
    if (faults.length > 0 || !isWhole) return faults;
    const problems = packProblems(asked).flatMap((problem): Note[] => {
      const place = placeOf(part, value, problem.path);
      const said = words.of(problemNames, problem.message);
      return place === undefined ? [] : [{ ...place, tone: 'problem', text: said }];
    });
    if (calendar === undefined || problems.length > 0) return problems;
    return findingNotes(part, asked, lintContext(calendar), words.locale);
  }, [asked, part, isWhole, calendar, text, words]);
}
