import { Button, Drawer } from 'antd';
import type { CasePage } from '../../../../domains/cases/case-page.contract.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { useErrorText } from '../../../../ui/kit/States.tsx';
import { ShortTime } from '../../../../ui/time.tsx';
import { caseFormTexts } from '../../../texts/case-form.ts';
import { Notice } from '../Notice.tsx';
import { useNarrow } from '../use-narrow.ts';
import { useWords } from '../words.ts';
import { AuthorityHint } from './AuthorityHint.tsx';
import { asked } from './answers.ts';
import { FieldRow } from './FieldRow.tsx';
import { type Change, useVerbForm } from './use-verb-form.ts';
import { type Doing, verbs } from './verbs.ts';
import './form.css';

type Props = { doing: Doing; page: CasePage; onClose: () => void; onDone?: () => void };

const ID = 'verb';

/** Puts the cursor into the first field that is wrong. */
function focusFirst(paths: string[]): void {
  const first = paths[0];
  if (first === undefined) return;
  requestAnimationFrame(() => {
    const frame = document.querySelector(`[data-field="${ID}-${first.replaceAll('.', '-')}"]`);
    frame?.querySelector<HTMLElement>('input, textarea, button, [tabindex]')?.focus();
    frame?.scrollIntoView({ block: 'nearest' });
  });
}

type StaleProps = { changes: Change[]; onResend: () => void; onReload: () => void };

function StaleNotice({ changes, onResend, onReload }: StaleProps) {
  const text = useText(caseFormTexts);
  const words = useWords();
  const actions = (
    <>
      <Button size="small" onClick={onReload}>
        {text.reload}
      </Button>
      <Button size="small" type="primary" onClick={onResend}>
        {text.staleSend}
      </Button>
    </>
  );
  return (
    <Notice tone="soon" title={text.staleTitle} actions={actions}>
      <ul className="case-stale">
        {changes.map((change) => (
          <li key={`${change.at}${change.type}`}>
            <ShortTime at={change.at} /> {change.by} · {words.term('event', change.type)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Errors whose field this form does not show. */
const homeless = (errors: Record<string, string>, shown: string[]): string[] =>
  Object.entries(errors)
    .filter(([path]) => !shown.includes(path.split('.')[0] ?? ''))
    .map(([, message]) => message);

function Refused({ error, rest }: { error: unknown; rest: string[] }) {
  const text = useText(caseFormTexts);
  const line = useErrorText(error);
  return (
    <Notice tone="late" title={text.refused}>
      {[line, ...rest].join(' · ')}
    </Notice>
  );
}

function VerbForm({ doing, page, onClose, onDone, titleId }: Props & { titleId: string }) {
  const text = useText(caseFormTexts);
  const words = useWords();
  const form = useVerbForm(doing, page, () => {
    onDone?.();
    onClose();
  });
  const { verb, values, errors } = form;
  const fields = asked(verb.fields, values, page);
  const submit = () => void form.submit(text.required).then(focusFirst);
  const rest = homeless(
    errors,
    fields.map((field) => field.name),
  );
  return (
    <form
      className="case-form"
      aria-labelledby={titleId}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
      }}
    >
      <div className="case-form-body">
        {verb.intro === undefined ? null : <p className="case-intro">{words.say(verb.intro)}</p>}
        {form.stale === null ? null : (
          <StaleNotice
            changes={form.stale}
            onReload={() => void form.refresh()}
            onResend={() => void form.resend(text.required).then(focusFirst)}
          />
        )}
        {form.error !== null && form.stale === null ? <Refused error={form.error} rest={rest} /> : null}
        {fields.map((field) => (
          <FieldRow
            key={field.name}
            field={field}
            path={field.name}
            idPrefix={ID}
            value={values[field.name]}
            onChange={(value) => form.set(field.name, value)}
            page={page}
            errors={errors}
          />
        ))}
        {doing.key === 'makePlan' ? <AuthorityHint values={values} page={page} /> : null}
      </div>
      <div className="case-form-foot">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={form.sending}>
          {words.say(verb.name)}
        </Button>
      </div>
    </form>
  );
}

/** The form of one verb: a drawer beside the case, a full sheet on a phone. */
export function VerbDrawer(props: Props) {
  const words = useWords();
  const narrow = useNarrow();
  const verb = verbs[props.doing.key];
  return (
    <Drawer
      open
      destroyOnHidden
      mask={narrow}
      placement={narrow ? 'bottom' : 'right'}
      size={narrow ? '100%' : props.doing.key === 'makePlan' ? 680 : 520}
      rootClassName="case-drawer"
      onClose={props.onClose}
      title={
        <span id="verb-title" className="case-drawer-title">
          {words.say(verb.name)} <small className="figures">{props.page.number}</small>
        </span>
      }
      extra={verb.clause === undefined ? null : <cite className="case-clause">{verb.clause}</cite>}
    >
      <VerbForm {...props} titleId="verb-title" />
    </Drawer>
  );
}
