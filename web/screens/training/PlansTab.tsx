import { App, Button } from 'antd';
import { ApproveTrainingPlan, ListTrainingPlans } from '../../../domains/people/training.contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { trainingTexts } from '../../texts/training.ts';
import { useWords } from '../../widgets/case/words.ts';
import { RowsTable } from '../../widgets/frame/RowsTable.tsx';

const asked = ['product_knowledge', 'repair_skill', 'service_skill', 'safety'] as const;

/** Plans by year, what they do not cover, and the approval by somebody else (S0 3.2). */
export function PlansTab() {
  const text = useText(trainingTexts);
  const words = useWords();
  const { columns } = text;
  const { message } = App.useApp();
  const answer = useAnswer(ListTrainingPlans, {});
  const sending = useSend(ApproveTrainingPlan);
  const approve = (id: number) =>
    sending.mutate(
      { params: { id } },
      {
        onSuccess: () => void message.success(text.approved),
        onError: (error) => void message.error(error.message),
        onSettled: () => void answer.refetch(),
      },
    );
  return (
    <RowsTable
      answer={answer}
      rows={answer.data?.plans}
      none={[text.noPlans, text.noPlansHint]}
      columns={[columns.year, columns.plan, columns.areas, columns.maker, columns.approver]}
    >
      {(one) => {
        const open = asked.filter((area) => !one.areas.includes(area)).map((area) => text.areas[area]);
        return (
          <tr key={one.id}>
            <td className="tight figures">{one.year}</td>
            <th scope="row">
              {one.title}
              <div className="soft">{words.list(one.courses.map((name) => words.say(name)))}</div>
            </th>
            <td>
              {words.list(one.areas.map((area) => text.areas[area]))}{' '}
              {open.length === 0 ? null : (
                <span className="tag tag-amber">{text.missingAreas(words.list(open))}</span>
              )}
            </td>
            <td className="tight">{one.madeBy}</td>
            <td className="tight">
              {one.approvedBy ?? <span className="tag">{text.waiting}</span>}{' '}
              {one.mayApprove ? (
                <Button size="small" disabled={open.length > 0} onClick={() => approve(one.id)}>
                  {text.approve}
                </Button>
              ) : null}
            </td>
          </tr>
        );
      }}
    </RowsTable>
  );
}
