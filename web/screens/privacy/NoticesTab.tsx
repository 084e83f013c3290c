import { App, Button } from 'antd';
import { useState } from 'react';
import { ListNotices, type Notice, PublishNotice } from '../../../domains/consents/notices.contract.ts';
import { purposeLines } from '../../../domains/consents/purposes.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { EmptyState, ErrorState, SkeletonRows, useErrorText } from '../../../ui/kit/States.tsx';
import { longDay, shortTime } from '../../../ui/time.tsx';
import { noticeStateNames, noticesTexts } from '../../texts/consents.ts';
import { useWords } from '../../widgets/case/words.ts';
import { NoticeSheet } from './NoticeSheet.tsx';
import { RowList } from './RowList.tsx';
import { useRefreshed } from './use-kept.ts';

type RowProps = { notice: Notice; mayManage: boolean; onEdit: () => void; onPublish: () => void };

function Row({ notice, mayManage, onEdit, onPublish }: RowProps) {
  const text = useText(noticesTexts);
  const words = useWords();
  const isDraft = notice.state === 'draft';
  const who = isDraft
    ? notice.changedBy && text.changedBy(notice.changedBy, shortTime(notice.changedAt))
    : notice.publishedBy && text.publishedBy(notice.publishedBy, shortTime(notice.publishedAt ?? ''));
  const lang = words.locale === 'en' ? 'en' : 'zh';
  return (
    <li>
      <div>
        <strong>{notice.number === null ? text.unnumbered : text.number(notice.number)}</strong>{' '}
        <span className={notice.state === 'in_force' ? 'tag tag-chosen' : 'tag'}>
          {words.of(noticeStateNames, notice.state)}
        </span>{' '}
        <span className="soft">
          {notice.effectiveOn === null ? text.noDay : text.from(longDay(notice.effectiveOn, words.locale))}
        </span>
        <p className="faint">
          {[words.list(notice.purposes.map((purpose) => words.say(purposeLines[purpose].name))), who]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {isDraft ? null : <span className="soft figures">{text.answers(notice.answers)}</span>}
      <span className="privacy-acts">
        {isDraft ? null : (
          <Button
            size="small"
            href={`/privacy-notice?lang=${lang}&version=${notice.number}`}
            target="_blank"
            rel="noreferrer"
          >
            {text.read}
          </Button>
        )}
        {isDraft && mayManage ? (
          <>
            <Button size="small" onClick={onEdit}>
              {text.change}
            </Button>
            <Button size="small" type="primary" onClick={onPublish}>
              {text.publish}
            </Button>
          </>
        ) : null}
      </span>
    </li>
  );
}

/** Versions of the privacy notice: drafts are changed and published, published ones are read. */
export function NoticesTab() {
  const text = useText(noticesTexts);
  const words = useWords();
  const { modal, message } = App.useApp();
  const { data, error, refetch } = useAnswer(ListNotices, {});
  const [editing, setEditing] = useState<Notice | 'new' | null>(null);
  const publication = useSend(PublishNotice);
  const line = useErrorText(publication.error);
  const refresh = useRefreshed();
  const publish = (notice: Notice) =>
    void modal.confirm({
      title: text.publishTitle,
      content: text.publishHint,
      okText: text.publish,
      cancelText: text.close,
      onOk: () =>
        publication
          .mutateAsync({ params: { id: notice.id }, body: { version: notice.version } })
          .then(
            () => void message.success(text.published),
            () => undefined,
          )
          .finally(refresh),
    });
  if (data === undefined && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={4} height={64} />;
  const last = data.notices.find(({ state }) => state !== 'draft');
  return (
    <>
      <div className="privacy-bar">
        <span className="soft">{text.note}</span>
        <span className="privacy-acts">
          <Button
            href={`/privacy-notice?lang=${words.locale === 'en' ? 'en' : 'zh'}`}
            target="_blank"
            rel="noreferrer"
          >
            {text.publicPage}
          </Button>
          {data.may.manage ? (
            <Button type="primary" onClick={() => setEditing('new')}>
              {text.draft}
            </Button>
          ) : null}
        </span>
      </div>
      {publication.isError ? (
        <p className="field-error" role="alert">
          {line}
        </p>
      ) : null}
      <RowList rows={data.notices} empty={<EmptyState title={text.none}>{text.noneHint}</EmptyState>}>
        {(notice) => (
          <Row
            key={notice.id}
            notice={notice}
            mayManage={data.may.manage}
            onEdit={() => setEditing(notice)}
            onPublish={() => publish(notice)}
          />
        )}
      </RowList>
      {editing === null ? null : (
        <NoticeSheet
          notice={editing === 'new' ? undefined : editing}
          from={last}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
