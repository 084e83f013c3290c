import { App, Button, Progress, Segmented } from 'antd';
import { kinds } from '../../../domains/cases/terms.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { useMe } from '../../session.ts';
import { newCaseTexts } from '../../texts/new-case.ts';
import { useGo } from '../../widgets/case/CaseLink.tsx';
import { Notice } from '../../widgets/case/Notice.tsx';
import { useWords } from '../../widgets/case/words.ts';
import { CallerPart } from './intake/CallerPart.tsx';
import { ClocksToBe, usePreview } from './intake/ClocksToBe.tsx';
import { Duplicates } from './intake/Duplicates.tsx';
import { type Draft, isTouched } from './intake/draft.ts';
import { GradePart, MorePart } from './intake/GradePart.tsx';
import { MatterPart } from './intake/MatterPart.tsx';
import { PasteBox } from './intake/PasteBox.tsx';
import { ProductPart } from './intake/ProductPart.tsx';
import { RegisteredCard } from './intake/RegisteredCard.tsx';
import { fieldOf, needsOf } from './intake/request.ts';
import { Scripts } from './intake/Scripts.tsx';
import { ServiceOffers } from './intake/ServiceOffers.tsx';
import { useDraft } from './intake/use-draft.ts';
import { useFormKeys } from './intake/use-form-keys.ts';
import { useRegistration } from './intake/use-registration.ts';
import '../../widgets/case/case.css';
import '../../widgets/case/form/form.css';
import './intake/intake.css';
import './intake/intake-side.css';

function Complete({ draft }: { draft: Draft }) {
  const text = useText(newCaseTexts);
  const needs = needsOf(draft);
  const done = needs.filter((need) => need.given).length;
  return (
    <span className="intake-complete">
      <Progress
        percent={Math.round((done / needs.length) * 100)}
        showInfo={false}
        size="small"
        status="normal"
        aria-label={text.complete(done, needs.length)}
      />
      <span className="figures soft">{text.complete(done, needs.length)}</span>
    </span>
  );
}

/** The errors that no field on the form shows. */
function Failure({ error }: { error: unknown }) {
  const text = useText(newCaseTexts);
  const line = useErrorText(error);
  return error === null ? null : (
    <Notice tone="late" title={text.failed}>
      {line}
    </Notice>
  );
}

function useLeaving(draft: Draft, reset: () => void): () => void {
  const text = useText(newCaseTexts);
  const go = useGo();
  const { modal } = App.useApp();
  const ask = () => {
    const asked = modal.confirm({
      title: text.leaveTitle,
      content: text.leaveBody,
      okText: text.leave,
      cancelText: text.stay,
      onOk: () => go('/'),
      footer: (_, { OkBtn, CancelBtn }) => (
        <>
          <Button
            danger
            type="text"
            onClick={() => {
              asked.destroy();
              reset();
              go('/');
            }}
          >
            {text.discard}
          </Button>
          <CancelBtn />
          <OkBtn />
        </>
      ),
    });
  };
  // The dialog would hear the same Esc and close again.
  return () => (isTouched(draft) ? void setTimeout(ask) : go('/'));
}

/** Registration with the caller in the ear: caller first, duplicates and clocks beside it before anything is saved. */
export function NewCasePage() {
  const me = useMe();
  const text = useText(newCaseTexts);
  const words = useWords();
  const { draft, change: set, reset, restored, acknowledge } = useDraft(me.id);
  const registration = useRegistration({
    draft,
    change: set,
    required: text.required,
    mergeReason: text.mergeReason,
  });
  const preview = usePreview(draft);
  const { errors, sending, outcome } = registration;

  const change = (part: Partial<Draft>) => {
    set(part);
    for (const path of Object.keys(part)) registration.clear(fieldOf(path));
    if (part.fresh !== undefined || part.customer !== undefined) {
      for (const path of Object.keys(errors).filter((known) => known.startsWith('customer')))
        registration.clear(path);
    }
  };
  const register = async () => {
    if (outcome === null && (await registration.register())) reset();
  };
  const leave = useLeaving(draft, reset);
  useFormKeys({
    onRegister: () => void register(),
    onKind: (place) => change({ kind: kinds.toSorted((a, b) => order(a) - order(b))[place] ?? 'complaint' }),
    onLeave: leave,
  });

  if (outcome !== null) {
    return (
      <div className="intake">
        <RegisteredCard outcome={outcome} onAgain={registration.again} />
      </div>
    );
  }
  const parts = { draft, change, errors };
  const label = draft.mergeInto === null ? text.register : text.registerAndMerge(draft.mergeInto);
  return (
    <div className="intake">
      <form
        className="intake-form"
        noValidate
        aria-label={text.title}
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <div className="intake-head">
          <h1>{text.title}</h1>
          <Segmented
            name="kind"
            aria-label={text.title}
            value={draft.kind}
            onChange={(kind) => change({ kind })}
            options={kinds
              .toSorted((a, b) => order(a) - order(b))
              .map((value) => ({ value, label: words.term('kind', value) }))}
          />
        </div>
        {restored ? (
          <Notice
            tone="plain"
            title={text.restored}
            actions={
              <>
                <Button size="small" type="text" onClick={reset}>
                  {text.discard}
                </Button>
                <Button size="small" onClick={acknowledge}>
                  {text.fine}
                </Button>
              </>
            }
          />
        ) : null}
        <PasteBox draft={draft} change={change} />
        <CallerPart {...parts} />
        <MatterPart {...parts} />
        <GradePart {...parts} level={preview.data?.level ?? null} />
        <ProductPart {...parts} />
        <MorePart {...parts} />
        <Failure error={registration.error} />
        <div className="intake-foot">
          <Complete draft={draft} />
          <span className="faint intake-keys">{text.keys}</span>
          <Button type="primary" size="large" loading={sending} onClick={() => void register()}>
            {label}
          </Button>
        </div>
      </form>
      <aside className="intake-rail">
        <ClocksToBe draft={draft} preview={preview.data} />
        <Duplicates draft={draft} change={change} onNoted={reset} />
        <ServiceOffers draft={draft} />
        <Scripts channel={draft.channel} />
      </aside>
    </div>
  );
}

/** 投诉 first: what the desk registers most, and what Alt+1 means. */
const order = (kind: string): number =>
  ['complaint', 'request', 'consultation', 'suggestion', 'praise'].indexOf(kind);
