import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { GetIncident, ListAffected, ListIncidents } from '../../../domains/privacy/incidents.contract.ts';
import { ListActivities } from '../../../domains/privacy/processing.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { privacyTexts } from '../../texts/privacy.ts';

/** Says that it is saved, reads anew what the screen shows, and closes the sheet. */
export function useKept(onClose: () => void): () => void {
  const text = useText(privacyTexts);
  const client = useQueryClient();
  const { message } = App.useApp();
  return () => {
    void message.success(text.saved);
    for (const { path } of [GetIncident, ListAffected, ListIncidents, ListActivities])
      void client.invalidateQueries({ queryKey: [path] });
    onClose();
  };
}
