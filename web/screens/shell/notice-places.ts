import type { useNavigate } from '@tanstack/react-router';
import type { Notification } from '../../../domains/messages/messages.contract.ts';

type Navigate = ReturnType<typeof useNavigate>;
type Open = (notice: Notification, navigate: Navigate) => Promise<void>;

const idOf = ({ data }: Notification): string => String(data.id);
const toPrivacy =
  (tab: string): Open =>
  (notice, navigate) =>
    navigate({ to: '/privacy', search: { tab, open: idOf(notice) } });
const toVersion: Open = ({ data }, navigate) =>
  navigate({ to: '/standards/versions/$id', params: { id: String(data.versionId) } });
const toCarrying: Open = (_, navigate) => navigate({ to: '/standards', search: { tab: 'carrying' } });
const toExport: Open = (notice, navigate) =>
  navigate({ to: '/customer-exports', search: { open: idOf(notice) } });

/** Where a notice leads that is about no case of its own. */
const places: Record<string, Open> = {
  'approval.waiting': (_, navigate) => navigate({ to: '/approvals' }),
  'standard.to_review': toVersion,
  'standard.to_approve': toVersion,
  'standard.approved': toVersion,
  'standard.refused': toVersion,
  'standard.to_acknowledge': toCarrying,
  'law.changed': toCarrying,
  'recount.done': ({ data }, navigate) =>
    navigate({ to: '/standards', search: { tab: 'calendar', part: 'runs', run: String(data.runId) } }),
  'privacy.request': toPrivacy('requests'),
  'privacy.request_due': toPrivacy('requests'),
  'privacy.request_late': toPrivacy('requests'),
  'privacy.request_file': toPrivacy('requests'),
  'privacy.incident': toPrivacy('incidents'),
  'privacy.task': toPrivacy('incidents'),
  'privacy.authority_late': toPrivacy('incidents'),
  'privacy.persons_late': toPrivacy('incidents'),
  'erasure.to_decide': toPrivacy('erasures'),
  'export.to_decide': toExport,
  'export.ready': toExport,
  'export.refused': toExport,
  'access.alert': (_, navigate) => navigate({ to: '/access-log', search: { tab: 'alerts' } }),
  'access.broken': (_, navigate) => navigate({ to: '/access-log', search: { tab: 'integrity' } }),
  'backup.failed': (_, navigate) => navigate({ to: '/data-dictionary', search: { tab: 'backups' } }),
};

/** Opens what a notice is about: its own place, else its case; some are only to be read. */
export function openPlaceOf(notice: Notification, navigate: Navigate): void {
  const open = places[notice.kind];
  if (open !== undefined) void open(notice, navigate);
  else if (notice.caseNumber !== null)
    void navigate({ to: '/cases/$number', params: { number: notice.caseNumber } });
}
