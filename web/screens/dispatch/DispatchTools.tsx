import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { regionCodes } from '../../../domains/identity/identity.contract.ts';
import { chinaDay, DAY } from '../../../kernel/time.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useMe } from '../../session.ts';
import { tabTexts } from '../../texts/day-plans.ts';
import { boardTexts } from '../../texts/dispatch-board.ts';
import { regionName } from '../../texts/regions.ts';
import { useWords } from '../../widgets/case/words.ts';

type Where = { region: string; day: string };
type Chosen = Where & { onChange: (part: Partial<Where>) => void };

const dayBeside = (day: string, step: number): string =>
  chinaDay(Date.parse(`${day}T12:00:00+08:00`) + step * DAY);

/** Board, plans and map of the same region and day. */
export function DispatchTabs({ region, day }: Where) {
  const text = useText(tabTexts);
  const search = { region, day };
  const active = { className: 'button-tab dispatch-tab-active', 'aria-current': 'page' as const };
  return (
    <nav className="button-tabs dispatch-tabs" aria-label={text.label}>
      <Link
        to="/dispatch"
        search={search}
        className="button-tab"
        activeProps={active}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        {text.board}
      </Link>
      <Link
        to="/dispatch/plan"
        search={search}
        className="button-tab"
        activeProps={active}
        activeOptions={{ includeSearch: false }}
      >
        {text.plan}
      </Link>
      <Link
        to="/dispatch/map"
        search={search}
        className="button-tab"
        activeProps={active}
        activeOptions={{ includeSearch: false }}
      >
        {text.map}
      </Link>
    </nav>
  );
}

/** Region and day, as every view of dispatch has them; who sees one region only has no other to choose. */
export function DispatchFilters({ region, day, onChange }: Chosen) {
  const text = useText(boardTexts);
  const { locale } = useWords();
  const { scope } = useMe();
  const seen = regionCodes.filter((code) => scope !== 'region' || code === region);
  return (
    <>
      <Select
        aria-label={text.region}
        value={region}
        options={seen.map((code) => ({ value: code, label: regionName(code, locale) }))}
        onChange={(next: string) => onChange({ region: next })}
      />
      <Button aria-label={text.before} onClick={() => onChange({ day: dayBeside(day, -1) })}>
        ‹
      </Button>
      <Input
        type="date"
        aria-label={text.day}
        value={day}
        onChange={(event) => event.target.value !== '' && onChange({ day: event.target.value })}
      />
      <Button aria-label={text.after} onClick={() => onChange({ day: dayBeside(day, 1) })}>
        ›
      </Button>
    </>
  );
}
