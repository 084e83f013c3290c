import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import {
  ListNotifications,
  type Notification,
  ReadNotifications,
} from '../../../domains/messages/messages.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { call } from '../../../ui/client.ts';
import { useLanguage, useText } from '../../../ui/i18n.tsx';
import { BellIcon } from '../../../ui/icons.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/kit/States.tsx';
import { agoText } from '../../../ui/time.tsx';
import { noticeDetail, noticeTitle } from '../../texts/notices.ts';
import { shellTexts } from '../../texts/shell.ts';
import { openPlaceOf } from './notice-places.ts';

const MOST_SHOWN = 99;

function NoticeRow({ notice, onOpen }: { notice: Notification; onOpen: (notice: Notification) => void }) {
  const { locale } = useLanguage();
  const subject =
    typeof notice.data.subject === 'string' ? notice.data.subject : noticeDetail(notice, locale);
  return (
    <li>
      <button
        type="button"
        className={notice.readAt === null ? 'notice notice-new' : 'notice'}
        onClick={() => onOpen(notice)}
      >
        <span className="notice-title">
          {noticeTitle(notice, locale)}
          <time className="faint figures">{agoText(notice.at, locale)}</time>
        </span>
        <span className="notice-subject soft">
          <span className="figures">{notice.caseNumber}</span> {subject}
        </span>
      </button>
    </li>
  );
}

type Panel = {
  notices: Notification[];
  unread: number;
  onOpen: (notice: Notification) => void;
  onReadAll: () => void;
};

function NoticePanel({ notices, unread, onOpen, onReadAll }: Panel) {
  const text = useText(shellTexts);
  if (notices.length === 0) return <EmptyState title={text.noNotices}>{text.noNoticesHint}</EmptyState>;
  return (
    <>
      <div className="notice-head">
        <h2>{text.notices}</h2>
        <Button type="link" size="small" disabled={unread === 0} onClick={onReadAll}>
          {text.allRead}
        </Button>
      </div>
      <ul className="notice-list">
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} onOpen={onOpen} />
        ))}
      </ul>
    </>
  );
}

/** The bell: what I was told, newest first; a click goes to the case. */
export function Notices() {
  const text = useText(shellTexts);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useAnswer(ListNotifications, { query: {} });
  const read = useMutation({
    mutationFn: (upTo: number) => call(ReadNotifications, { body: { upTo } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [ListNotifications.path] }),
  });
  const notices = data?.notifications ?? [];
  const unread = data?.unread ?? 0;
  const readAll = () => {
    const newest = notices[0];
    if (newest !== undefined && unread > 0) read.mutate(newest.id);
  };
  const openNotice = (notice: Notification) => {
    setOpen(false);
    openPlaceOf(notice, navigate);
  };
  const onOpenChange = (next: boolean) => {
    setOpen(next);
    if (!next) readAll();
  };
  const content = error ? (
    <ErrorState error={error} onRetry={() => void refetch()} />
  ) : data === undefined ? (
    <SkeletonRows rows={4} />
  ) : (
    <NoticePanel notices={notices} unread={unread} onOpen={openNotice} onReadAll={readAll} />
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={onOpenChange}
      content={<div className="notice-panel">{content}</div>}
    >
      <button
        type="button"
        className="icon-button"
        aria-label={unread > 0 ? text.unread(unread) : text.notices}
      >
        <BellIcon />
        {unread > 0 ? (
          <span className="bell-count">{unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}</span>
        ) : null}
      </button>
    </Popover>
  );
}
