import { App, Radio, Select } from 'antd';
import { useState } from 'react';
import { CloseClauseReview, type LawChange } from '../../../domains/standards/policy-tasks.contract.ts';
import { ListVersions } from '../../../domains/standards/versions.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { policyTaskTexts } from '../../texts/policy-tasks.ts';
import { useWords } from '../../widgets/case/words.ts';
import { Field, ReasonField } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useRefresh } from './use-refresh.ts';

type Review = LawChange['reviews'][number];

/** Nothing to change and why, or the draft that changes the clause. */
export function CloseReviewSheet({ review, onClose }: { review: Review; onClose: () => void }) {
  const text = useText(policyTaskTexts);
  const words = useWords();
  const refresh = useRefresh();
  const { message } = App.useApp();
  const sending = useSend(CloseClauseReview);
  const versions = useAnswer(ListVersions, {}).data?.versions ?? [];
  const drafts = versions.filter((one) => ['draft', 'reviewed', 'approved'].includes(one.state));
  const [outcome, setOutcome] = useState<'no_change' | 'draft'>('no_change');
  const [draftId, setDraft] = useState<number>();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (sending.isPending || reason.trim() === '' || (outcome === 'draft' && draftId === undefined)) return;
    const body = outcome === 'draft' ? { outcome, reason, draftId: draftId ?? 0 } : { outcome, reason };
    sending.mutate(
      { params: { id: review.id }, body },
      {
        onSuccess: () => {
          void message.success(text.closed);
          refresh();
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.closeTitle}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SheetFoot label={text.closeReview} busy={sending.isPending} onClose={onClose} />}
    >
      <p>
        <strong className="figures">{review.clause}</strong> {words.say(review.text)}
      </p>
      <Field label={text.outcome}>
        {(id) => (
          <Radio.Group
            id={id}
            value={outcome}
            options={[
              { value: 'no_change', label: text.noChange },
              { value: 'draft', label: text.byDraft },
            ]}
            onChange={(event) => setOutcome(event.target.value)}
          />
        )}
      </Field>
      {outcome === 'draft' ? (
        <Field
          label={text.whichDraft}
          error={tried && draftId === undefined ? text.needed : undefined}
          {...(drafts.length === 0 ? { hint: text.noDrafts } : {})}
        >
          {(id) => (
            <Select
              id={id}
              value={draftId}
              options={drafts.map((one) => ({
                value: one.id,
                label: `${text.version(one.version)} ${one.changeNote ?? ''}`,
              }))}
              onChange={setDraft}
            />
          )}
        </Field>
      ) : null}
      <ReasonField
        label={text.reasonLabel}
        value={reason}
        error={tried && reason.trim() === '' ? text.needed : undefined}
        onChange={setReason}
      />
    </SideSheet>
  );
}
