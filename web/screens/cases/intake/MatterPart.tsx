import { useState } from 'react';
import { channels } from '../../../../domains/cases/terms.contract.ts';
import { now } from '../../../../ui/clock.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { newCaseTexts } from '../../../texts/new-case.ts';
import { FieldFrame } from '../../../widgets/case/form/FieldFrame.tsx';
import { InstantInput } from '../../../widgets/case/form/InstantInput.tsx';
import { useWords } from '../../../widgets/case/words.ts';
import { type Draft, subjectOf } from './draft.ts';
import { SelectField, TextField } from './fields.tsx';
import type { Errors } from './use-registration.ts';

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; errors: Errors };
const CONTENT = 20_000;

/** What happened, what is wanted, when and by which channel it reached us. */
export function MatterPart({ draft, change, errors }: Props) {
  const text = useText(newCaseTexts);
  const words = useWords();
  const [opened] = useState(() => new Date(now()).toISOString());
  const subject = draft.subject === '' ? subjectOf(draft) : '';
  return (
    <section className="intake-part" aria-label={text.matter}>
      <h2>{text.matter}</h2>
      <TextField
        path="course"
        label={text.course}
        errors={errors}
        required
        hint={text.courseHint}
        max={CONTENT}
        rows={4}
        value={draft.course}
        onChange={(course) => change({ course })}
      />
      <TextField
        path="demand"
        label={text.demand}
        errors={errors}
        required
        hint={text.demandHint}
        max={CONTENT}
        rows={2}
        value={draft.demand}
        onChange={(demand) => change({ demand })}
      />
      <TextField
        path="subject"
        label={text.subject}
        errors={errors}
        hint={subject === '' ? text.subjectHint : subject}
        max={120}
        value={draft.subject}
        onChange={(value) => change({ subject: value })}
      />
      <div className="intake-pair">
        <FieldFrame
          id="complainedAt"
          label={text.complainedAt}
          required
          error={errors.complainedAt ?? errors.receivedAt}
          hint={text.complainedHint}
        >
          <InstantInput
            id="complainedAt"
            offersNow
            value={draft.complainedAt ?? draft.startedAt ?? opened}
            onChange={(at) => change({ complainedAt: at ?? null })}
            invalid={errors.complainedAt !== undefined}
          />
        </FieldFrame>
        <SelectField
          path="channel"
          label={text.channel}
          errors={errors}
          required
          value={draft.channel}
          onChange={(channel) => change({ channel })}
          options={channels.map((value) => ({ value, label: words.term('channel', value) }))}
        />
      </div>
    </section>
  );
}
