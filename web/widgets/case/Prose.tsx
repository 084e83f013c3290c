import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../../ui/i18n.tsx';
import { caseTexts } from '../../texts/case-page.ts';

const LONG = 600;
const MANY_LINES = 12;
const isLong = (text: string): boolean => text.length > LONG || text.split('\n').length > MANY_LINES;

/** A text as typed; a long one shows its beginning and opens in place. */
export function Prose({ text: words }: { text: string }) {
  const text = useText(caseTexts);
  const [open, setOpen] = useState(false);
  if (!isLong(words)) return <p className="case-prose">{words}</p>;
  return (
    <>
      <p className={open ? 'case-prose' : 'case-prose case-prose-clamped'}>{words}</p>
      <Button
        type="link"
        size="small"
        className="no-print"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? text.story.less : text.story.more}
      </Button>
    </>
  );
}
