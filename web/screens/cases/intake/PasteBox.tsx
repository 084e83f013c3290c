import { Button, Input } from 'antd';
import { useState } from 'react';
import { now } from '../../../../ui/clock.ts';
import { useLanguage, useText } from '../../../../ui/i18n.tsx';
import { longTime } from '../../../../ui/time.tsx';
import { newCaseTexts } from '../../../texts/new-case.ts';
import type { Draft } from './draft.ts';
import { understand } from './paste.ts';

/** A pasted chat becomes phone, time and course; nothing leaves the browser for it. */
export function PasteBox({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const text = useText(newCaseTexts);
  const { locale } = useLanguage();
  const [pasted, setPasted] = useState('');
  const found = understand(pasted, now());
  const what = [found.phone ?? '', found.at === null ? '' : longTime(found.at, locale)]
    .filter(Boolean)
    .join(' · ');
  const use = () => {
    const isFree = draft.customer === null && draft.fresh === null;
    change({
      course: [draft.course.trim(), found.text].filter(Boolean).join('\n').slice(0, 20_000),
      ...(found.phone !== null && isFree && draft.find === '' ? { find: found.phone } : {}),
      ...(found.phone !== null && draft.contactPhone === '' ? { contactPhone: found.phone } : {}),
      ...(found.at === null ? {} : { complainedAt: found.at }),
    });
    setPasted('');
  };
  return (
    <details className="intake-paste">
      <summary>{text.paste}</summary>
      <Input.TextArea
        aria-label={text.paste}
        placeholder={text.pasteHint}
        autoSize={{ minRows: 3, maxRows: 10 }}
        value={pasted}
        onChange={(event) => setPasted(event.target.value)}
      />
      <div className="intake-paste-foot">
        <span className="soft figures">{what === '' ? '' : text.pasteFound(what)}</span>
        <Button size="small" disabled={found.text === ''} onClick={use}>
          {text.pasteUse}
        </Button>
      </div>
    </details>
  );
}
