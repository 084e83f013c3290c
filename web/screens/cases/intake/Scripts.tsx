import { ListServiceScripts } from '../../../../domains/cases/service-scripts.contract.ts';
import { useAnswer } from '../../../../ui/answers.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { useMe } from '../../../session.ts';
import { newCaseTexts } from '../../../texts/new-case.ts';
import { useWords } from '../../../widgets/case/words.ts';

/** The standard words of a channel with the agent's name, and the number once there is one. */
function useScript(channel: string, number: string) {
  const words = useWords();
  const me = useMe();
  const scripts = useAnswer(ListServiceScripts, {}).data?.scripts ?? [];
  const script = scripts.find((one) => one.channel === channel);
  const values: Record<string, string> = { agent: me.name, number };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '…');
  return script && { greeting: fill(words.say(script.greeting)), closing: fill(words.say(script.closing)) };
}

/** What to say first and last on this channel (S3 2-K1-1). */
export function Scripts({ channel }: { channel: string }) {
  const text = useText(newCaseTexts);
  const words = useWords();
  const script = useScript(channel, '…');
  if (script === undefined) return null;
  return (
    <section className="intake-side intake-scripts">
      <h2>
        {text.scripts} <span className="faint">{words.term('channel', channel)}</span>
      </h2>
      <dl>
        <dt className="faint">{text.greeting}</dt>
        <dd>{script.greeting}</dd>
        <dt className="faint">{text.closing}</dt>
        <dd>{script.closing}</dd>
      </dl>
    </section>
  );
}

/** The closing words with the number to read out. */
export function ClosingWords({ channel, number }: { channel: string; number: string }) {
  const script = useScript(channel, number);
  return script === undefined ? null : <p className="intake-closing soft">{script.closing}</p>;
}
