import { Button } from 'antd';
import { useState } from 'react';
import type { Pack, Settings } from '../../../domains/standards/standards.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { limitOrigins, standardTexts } from '../../texts/standards.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';

/** A setting's value with its unit, in words. */
export function useSettingValue(): (key: keyof Settings, settings: Settings) => string {
  const text = useText(standardTexts);
  const words = useWords();
  return (key, settings) => {
    if (key === 'warningPercents' || key === 'responseTierPercents')
      return words.list(settings[key].value.map((value) => `${value}%`));
    if (key === 'quietHours')
      return text.fromTo(settings.quietHours.value.from, settings.quietHours.value.to);
    if (key === 'notifyLeadMinutes') return text.minutes(settings[key].value);
    if (key === 'maxReopenings') return text.times(settings[key].value);
    return text.hours(settings[key].value);
  };
}

/** Numbers that no clause gives and the company set. */
export function SettingsTab({ pack }: { pack: Pack }) {
  const text = useText(standardTexts);
  const words = useWords();
  const shownValue = useSettingValue();
  const keys = Object.keys(pack.settings) as (keyof Settings)[];
  return (
    <>
      <p className="soft">{text.settingsNote}</p>
      <div className="sheet-of-rows wide-table">
        <table className="rows-table">
          <thead>
            <tr>
              <th>{text.setting}</th>
              <th>{text.value}</th>
              <th>{text.meaning}</th>
              <th>{text.clause}</th>
              <th>{text.origin}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key}>
                <td className="tight">{text.settingNames[key]}</td>
                <td className="tight figures">
                  <strong>{shownValue(key, pack.settings)}</strong>
                </td>
                <td>{words.say(pack.settings[key].text)}</td>
                <td className="tight">
                  <ClauseMark clause={pack.settings[key].clause} />
                </td>
                <td className="tight soft">{words.of(limitOrigins, pack.settings[key].origin)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const FIRST_CLAUSES = 6;

/** The clauses of a decision; a long list shows its first and how many more. */
function DecisionClauses({ clauses }: { clauses: string[] }) {
  const text = useText(standardTexts);
  const [all, setAll] = useState(false);
  const shown = all ? clauses : clauses.slice(0, FIRST_CLAUSES);
  return (
    <div className="decision-clauses">
      {shown.map((clause) => (
        <ClauseMark key={clause} clause={clause} />
      ))}
      {shown.length === clauses.length ? null : (
        <Button type="link" size="small" className="decision-more" onClick={() => setAll(true)}>
          {text.more(clauses.length - shown.length)}
        </Button>
      )}
    </div>
  );
}

/** How each contradiction between clauses was settled. */
export function DecisionsTab({ pack }: { pack: Pack }) {
  const text = useText(standardTexts);
  const words = useWords();
  return (
    <>
      <p className="soft">{text.decisionsNote}</p>
      <ul className="sheet-of-rows decision-list">
        {pack.decisions.map((decision) => (
          <li key={decision.key}>
            <p>{words.say(decision.text)}</p>
            <DecisionClauses clauses={decision.clauses} />
          </li>
        ))}
      </ul>
    </>
  );
}
