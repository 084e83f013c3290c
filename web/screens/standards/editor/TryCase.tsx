import { Button, Checkbox, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { type CompiledCalendar, compileCalendar } from '../../../../domains/calendar/calendar.rules.ts';
import type { CaseFacts, Clock } from '../../../../domains/deadlines/deadlines.contract.ts';
import type { PlacedCalendar } from '../../../../domains/standards/calendars.contract.ts';
import {
  caseKinds,
  complaintCategories,
  impactClasses,
  type Pack,
  productTypes,
  regions,
  urgencies,
} from '../../../../domains/standards/standards.contract.ts';
import { now } from '../../../../ui/clock.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { editorTexts } from '../../../texts/editor.ts';
import { useWords } from '../../../widgets/case/words.ts';
import { clocksAt, consistent, plainCase, sideBySide, waitingLimits } from './case-trial.ts';
import { TrialResult } from './TrialResult.tsx';
import type { Says } from './value-words.ts';

const CHINA_MS = 8 * 3_600_000;
const MINUTE_LENGTH = 16;

/** 2026-11-25T14:05 on the wall clock of China, as the field takes it. */
const wallOf = (at: number): string => new Date(at + CHINA_MS).toISOString().slice(0, MINUTE_LENGTH);
const instantOf = (wall: string): number => Date.parse(`${wall}:00+08:00`);

type Asked = { at: keyof CaseFacts; codes: readonly (string | number)[]; of?: CaseFacts['kind'] };
const questions: Asked[] = [
  { at: 'kind', codes: caseKinds },
  { at: 'category', codes: complaintCategories, of: 'complaint' },
  { at: 'level', codes: [1, 2], of: 'complaint' },
  { at: 'impactClass', codes: impactClasses, of: 'complaint' },
  { at: 'incidentGrade', codes: [4, 3, 2, 1], of: 'incident' },
  { at: 'urgency', codes: urgencies },
  { at: 'productType', codes: productTypes },
  { at: 'region', codes: regions },
];
const claims = ['needsRepair', 'special'] as const;

type Change = (part: Partial<CaseFacts>) => void;

function Questions({ facts, says, change }: { facts: CaseFacts; says: Says; change: Change }) {
  return (
    <>
      {questions
        .filter(({ of }) => of === undefined || of === facts.kind)
        .map(({ at, codes }) => (
          <div key={at} className="trial-field">
            <span className="faint">{says.name(`when.${at}`)}</span>
            <Select
              size="small"
              aria-label={says.name(`when.${at}`)}
              popupMatchSelectWidth={false}
              value={facts[at] as string | number}
              options={codes.map((value) => ({ value, label: says.value(`when.${at}`, value) }))}
              onChange={(value) => change({ [at]: value })}
            />
          </div>
        ))}
      {claims.map((at) => (
        <Checkbox key={at} checked={facts[at]} onChange={(event) => change({ [at]: event.target.checked })}>
          {says.name(`when.${at}`)}
        </Checkbox>
      ))}
    </>
  );
}

function calendarFor(placed: PlacedCalendar[], region: CaseFacts['region']): PlacedCalendar | undefined {
  const local = placed.find((one) => one.region !== null && one.region === region && !one.ended);
  return local ?? placed.find((one) => one.region === null && one.departmentId === null);
}

type Props = {
  before: { pack: Pack; version: string };
  after: { pack: Pack; version: string };
  calendars: PlacedCalendar[];
  says: Says;
};

const yearsOf = (clocks: (Clock | undefined)[]): boolean =>
  clocks.some((clock) => (clock?.flags.length ?? 0) > 0);

/** A case made up on the spot: what applies to it by the standard in force and by the draft. */
export function TryCase({ before, after, calendars, says }: Props) {
  const text = useText(editorTexts);
  const words = useWords();
  const [facts, setFacts] = useState<CaseFacts>(plainCase);
  const [wall, setWall] = useState(() => wallOf(now()));
  const placed = calendarFor(calendars, facts.region);
  const calendar = useMemo<CompiledCalendar | undefined>(
    () => (placed === undefined ? undefined : compileCalendar(placed.calendar)),
    [placed],
  );
  const at = instantOf(wall);
  const trial = useMemo(() => {
    if (calendar === undefined || Number.isNaN(at)) return undefined;
    const common = { calendar, facts, at };
    const next = { ...common, pack: after.pack };
    return {
      rows: sideBySide({ ...common, pack: before.pack }, next),
      waiting: waitingLimits(next, clocksAt(next)),
    };
  }, [before.pack, after.pack, calendar, facts, at]);
  return (
    <details className="trial">
      <summary>
        <strong>{text.tryTitle}</strong> <span className="soft">{text.tryHint}</span>
      </summary>
      <div className="trial-questions">
        <Questions
          facts={facts}
          says={says}
          change={(part) => setFacts((known) => consistent({ ...known, ...part }))}
        />
        <div className="trial-field">
          <span className="faint">{text.receivedAt}</span>
          <span className="trial-time">
            <Input
              size="small"
              type="datetime-local"
              aria-label={text.receivedAt}
              value={wall}
              onChange={(event) => setWall(event.target.value)}
            />
            <Button size="small" onClick={() => setWall(wallOf(now()))}>
              {text.nowButton}
            </Button>
          </span>
        </div>
      </div>
      {placed === undefined || placed.region === null ? null : (
        <p className="faint">{text.calendarOf(words.term('region', placed.region))}</p>
      )}
      {trial === undefined ? null : (
        <>
          <TrialResult rows={trial.rows} waiting={trial.waiting} versions={[before.version, after.version]} />
          {yearsOf(trial.rows.flatMap((row) => [row.before, row.after])) ? (
            <p className="faint">{text.unpublishedYear}</p>
          ) : null}
        </>
      )}
    </details>
  );
}
