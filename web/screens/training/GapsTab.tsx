import { ListTechnicians } from '../../../domains/people/people.contract.ts';
import { ListRetraining } from '../../../domains/people/training.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { trainingTexts } from '../../texts/training.ts';
import { useWords } from '../../widgets/case/words.ts';
import { RowsTable } from '../../widgets/frame/RowsTable.tsx';
import { AgainstLine } from '../../widgets/order/Candidates.tsx';
import '../../widgets/order/order.css';

const training = [
  'safety_training_missing',
  'safety_training_overdue',
  'product_course_missing',
  'product_course_overdue',
  'hours_too_few',
];

/** Who lacks training today, and who is to repeat a course within two months (S0 3.2). */
export function GapsTab() {
  const text = useText(trainingTexts);
  const words = useWords();
  const people = useAnswer(ListTechnicians, { query: {} });
  const due = useAnswer(ListRetraining, {});
  const rows =
    people.data === undefined || due.data === undefined
      ? undefined
      : people.data.technicians
          .map((one) => ({
            id: one.id,
            name: one.name,
            workNumber: one.workNumber,
            lacks: one.unfit.filter(({ code }) => training.includes(code)),
            due: due.data.due.filter(({ userId }) => userId === one.id),
          }))
          .filter((one) => one.lacks.length > 0 || one.due.length > 0);
  const answer = {
    error: people.error ?? due.error,
    refetch: () => {
      void people.refetch();
      void due.refetch();
    },
  };
  return (
    <RowsTable
      answer={answer}
      rows={rows}
      none={[text.nobodyLacks, text.nobodyLacksHint]}
      columns={[text.columns.who, text.columns.lacks, text.columns.retrain]}
    >
      {(one) => (
        <tr key={one.id}>
          <th scope="row" className="tight">
            {one.name} <span className="soft figures">{one.workNumber}</span>
          </th>
          <td>
            {one.lacks.map((fault) => (
              <div key={`${fault.code}${fault.about}`}>
                <AgainstLine reason={{ ...fault, legal: true }} />
              </div>
            ))}
          </td>
          <td>
            {one.due.map((course) => (
              <div key={course.course}>
                {words.say(course.courseName)}{' '}
                <span className={course.overdue ? 'tag tag-red' : 'tag tag-amber'}>
                  {course.overdue ? text.overdue : text.dueBy(course.retrainBy)}
                </span>
              </div>
            ))}
          </td>
        </tr>
      )}
    </RowsTable>
  );
}
