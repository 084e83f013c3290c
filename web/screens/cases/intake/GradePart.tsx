import { Checkbox } from 'antd';
import type { TermGroup } from '../../../../domains/cases/term-names.contract.ts';
import {
  businessLinks,
  categories,
  impactClasses,
  importances,
  phases,
  serviceTypes,
  urgencies,
} from '../../../../domains/cases/terms.contract.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { newCaseTexts } from '../../../texts/new-case.ts';
import { FieldFrame } from '../../../widgets/case/form/FieldFrame.tsx';
import { PersonPicker } from '../../../widgets/case/form/pickers.tsx';
import { useWords } from '../../../widgets/case/words.ts';
import type { Draft } from './draft.ts';
import { SegmentField, SelectField, TextField } from './fields.tsx';
import type { Errors } from './use-registration.ts';

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; errors: Errors };

function useOptions() {
  const words = useWords();
  return (group: TermGroup, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: words.term(group, value) }));
}

/** Level of the category, raised when the agent says so; lowering is not offered here (S3 2-二-1). */
function Level({ draft, change, errors, level }: Props & { level: number | null }) {
  const text = useText(newCaseTexts);
  const words = useWords();
  return (
    <FieldFrame id="level" label={text.level} error={errors.level} group>
      <div className="intake-level">
        <strong>{level === null ? '—' : words.term('level', level)}</strong>
        {level === null ? null : (
          <span className="faint">{draft.level === 1 ? text.raised : text.byCategory}</span>
        )}
        {level === 2 || draft.level === 1 ? (
          <Checkbox
            checked={draft.level === 1}
            onChange={(event) => change({ level: event.target.checked ? 1 : null })}
          >
            {text.raise}
          </Checkbox>
        ) : null}
      </div>
    </FieldFrame>
  );
}

/** Category, level, class, urgency and importance: separate fields, one priority from them. */
export function GradePart({ draft, change, errors, level }: Props & { level: number | null }) {
  const text = useText(newCaseTexts);
  const options = useOptions();
  return (
    <section className="intake-part" aria-label={text.grading}>
      <h2>{text.grading}</h2>
      {draft.kind === 'complaint' ? (
        <>
          <SegmentField
            path="category"
            label={text.category}
            errors={errors}
            required
            value={draft.category}
            onChange={(category) => change({ category, level: null })}
            options={options('category', categories)}
          />
          <div className="intake-wide-pair">
            <SegmentField
              path="impactClass"
              label={text.impactClass}
              errors={errors}
              required
              value={draft.impactClass}
              onChange={(impactClass) => change({ impactClass })}
              options={options('impactClass', impactClasses)}
            />
            <Level draft={draft} change={change} errors={errors} level={level} />
          </div>
        </>
      ) : null}
      <div className="intake-pair">
        <SegmentField
          path="urgency"
          label={text.urgency}
          errors={errors}
          value={draft.urgency}
          onChange={(urgency) => change({ urgency })}
          options={options('urgency', urgencies)}
        />
        <SegmentField
          path="importance"
          label={text.importance}
          errors={errors}
          value={draft.importance}
          onChange={(importance) => change({ importance })}
          options={options('importance', importances)}
        />
        <SelectField
          path="businessLink"
          label={text.businessLink}
          errors={errors}
          value={draft.businessLink}
          onChange={(businessLink) => change({ businessLink })}
          options={options('businessLink', businessLinks)}
        />
        <FieldFrame id="needsRepair" label={text.repair} error={errors.needsRepair}>
          <Checkbox
            id="needsRepair"
            checked={draft.needsRepair}
            onChange={(event) => change({ needsRepair: event.target.checked })}
          >
            {text.needsRepair}
          </Checkbox>
        </FieldFrame>
      </div>
    </section>
  );
}

/** What is rarely asked stays closed until it is needed. */
export function MorePart({ draft, change, errors }: Props) {
  const text = useText(newCaseTexts);
  const options = useOptions();
  const names = ['sellingParty', 'servicingParty', 'namedUserId', 'expectedOutcome', 'phase', 'serviceType'];
  return (
    <details className="intake-part" open={names.some((name) => name in errors) || undefined}>
      <summary>
        <h2>{text.parties}</h2>
      </summary>
      <div className="intake-pair">
        <TextField
          path="sellingParty"
          label={text.sellingParty}
          errors={errors}
          max={100}
          value={draft.sellingParty}
          onChange={(sellingParty) => change({ sellingParty })}
        />
        <TextField
          path="servicingParty"
          label={text.servicingParty}
          errors={errors}
          max={100}
          value={draft.servicingParty}
          onChange={(servicingParty) => change({ servicingParty })}
        />
        <SelectField
          path="phase"
          label={text.phase}
          errors={errors}
          value={draft.phase}
          onChange={(phase) => change({ phase })}
          options={options('phase', phases)}
        />
        <SelectField
          path="serviceType"
          label={text.serviceType}
          errors={errors}
          clearable
          value={draft.serviceType}
          onChange={(serviceType) => change({ serviceType })}
          options={options('serviceType', serviceTypes)}
        />
        <FieldFrame id="namedUserId" label={text.namedUser} error={errors.namedUserId}>
          <PersonPicker
            id="namedUserId"
            allowClear
            value={draft.namedUserId === '' ? undefined : draft.namedUserId}
            onChange={(id) => change({ namedUserId: id ?? '' })}
          />
        </FieldFrame>
      </div>
      <TextField
        path="expectedOutcome"
        label={text.expected}
        errors={errors}
        max={2000}
        rows={2}
        value={draft.expectedOutcome}
        onChange={(expectedOutcome) => change({ expectedOutcome })}
      />
    </details>
  );
}
