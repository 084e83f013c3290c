import { Input } from 'antd';
import { useState } from 'react';
import type { Pack } from '../../../domains/standards/standards.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState } from '../../../ui/kit/States.tsx';
import { policyTexts } from '../../texts/policy.ts';
import { standardTexts } from '../../texts/standards.ts';
import { useWords } from '../../widgets/case/words.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';

/** The words of the trade with their meaning and where they come from. */
export function GlossaryTab({ pack }: { pack: Pack }) {
  const text = useText(standardTexts);
  const policy = useText(policyTexts);
  const words = useWords();
  const [find, setFind] = useState('');
  const wanted = find.trim().toLowerCase();
  const found = pack.glossary.filter(({ term, meaning }) =>
    [term.zh, term.en, meaning.zh, meaning.en].some((one) => one.toLowerCase().includes(wanted)),
  );
  return (
    <>
      <div className="filter-bar">
        <Input.Search
          aria-label={policy.findTerm}
          placeholder={policy.findTerm}
          allowClear
          className="filter-wide"
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
      </div>
      {found.length === 0 ? (
        <EmptyState title={policy.noTerm}>{text.noneFoundHint}</EmptyState>
      ) : (
        <ul className="sheet-of-rows clause-list">
          {found.map((one) => (
            <li key={one.key} className="term-row">
              <div>
                <strong>{words.say(one.term)}</strong>
                <div className="faint" lang={words.locale === 'en' ? 'zh-CN' : 'en'}>
                  {words.locale === 'en' ? one.term.zh : one.term.en}
                </div>
              </div>
              <p>{words.say(one.meaning)}</p>
              <span className="clause-links">
                {one.citation === null ? null : <span className="faint figures">{one.citation}</span>}
                {one.clause === null ? null : <ClauseMark clause={one.clause} />}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
