import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { ListTechnicians } from '../../../domains/people/people.contract.ts';
import {
  ListCourses,
  ListRetraining,
  ListSessions,
  ListTrainingPlans,
} from '../../../domains/people/training.contract.ts';
import { useText } from '../../../ui/i18n.tsx';
import { trainingTexts } from '../../texts/training.ts';
import { SheetFoot } from '../../widgets/frame/SheetFoot.tsx';

/** What follows once a form of training was taken: lists anew, a word, the sheet closes. */
export function useTaken(onClose: () => void): () => void {
  const client = useQueryClient();
  const text = useText(trainingTexts);
  const { message } = App.useApp();
  return () => {
    for (const { path } of [ListCourses, ListSessions, ListTrainingPlans, ListRetraining, ListTechnicians])
      void client.invalidateQueries({ queryKey: [path] });
    void message.success(text.saved);
    onClose();
  };
}

export function FormFoot({ sending, onClose }: { sending: boolean; onClose: () => void }) {
  const text = useText(trainingTexts);
  return <SheetFoot back={text.back} label={text.save} busy={sending} onClose={onClose} />;
}
