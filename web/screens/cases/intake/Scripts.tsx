import { useText } from '../../../../ui/i18n.tsx';
import { newCaseTexts } from '../../../texts/new-case.ts';
import { useWords } from '../../../widgets/case/words.ts';
import { scriptFor } from './scripts.ts';

/** What to say first and last on this channel (S3 2-K1-1). */
export function Scripts({ channel }: { channel: string }) {
  const text = useText(newCaseTexts);
  const words = useWords();
  const script = scriptFor(channel);
  return (
    <section className="intake-side intake-scripts">
      <h2>
        {text.scripts} <span className="faint">{words.term('channel', channel)}</span>
      </h2>
      <dl>
        <dt className="faint">{text.greeting}</dt>
        <dd>{words.say(script.greeting)}</dd>
        <dt className="faint">{text.closing}</dt>
        <dd>{words.say(script.closing)}</dd>
      </dl>
    </section>
  );
}
