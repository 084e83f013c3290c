import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { GetConsents, ListConsents } from '../../../domains/consents/consents.contract.ts';
import { ListNotices } from '../../../domains/consents/notices.contract.ts';
import { GetErasure, ListErasures } from '../../../domains/privacy/erasure.contract.ts';
import { GetIncident, ListAffected, ListIncidents } from '../../../domains/privacy/incidents.contract.ts';
import { ListActivities } from '../../../domains/privacy/processing.contract.ts';
import { GetRequest, ListRequests } from '../../../domains/privacy/requests.contract.ts';
import { GetRetention, PreviewRetention } from '../../../domains/privacy/retention.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { privacyTexts } from '../../texts/privacy.ts';

const SHOWN = [
  GetIncident,
  ListAffected,
  ListIncidents,
  ListActivities,
  GetRequest,
  ListRequests,
  GetConsents,
  ListConsents,
  ListNotices,
  GetErasure,
  ListErasures,
  GetRetention,
  PreviewRetention,
];

/** Reads anew what the screens of privacy show. */
export function useRefreshed(): () => void {
  const client = useQueryClient();
  return () => {
    for (const { path } of SHOWN) void client.invalidateQueries({ queryKey: [path] });
  };
}

/** Says that it is saved, reads anew what the screen shows, and closes the sheet. */
export function useKept(onClose: () => void): () => void {
  const text = useText(privacyTexts);
  const refresh = useRefreshed();
  const { message } = App.useApp();
  return () => {
    void message.success(text.saved);
    refresh();
    onClose();
  };
}
