import { ListCourses } from '../../../domains/people/training.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { trainingTexts } from '../../texts/training.ts';
import { useWords } from '../../widgets/case/words.ts';
import { RowsTable } from '../../widgets/frame/RowsTable.tsx';

/** Courses by area with their product line and when they are to be repeated. */
export function CoursesTab({ onCourse }: { onCourse: (course: string) => void }) {
  const text = useText(trainingTexts);
  const words = useWords();
  const { columns } = text;
  const answer = useAnswer(ListCourses, {});
  return (
    <RowsTable
      answer={answer}
      rows={answer.data?.courses}
      none={[text.noSessions, text.noSessionsHint]}
      columns={[columns.course, columns.area, columns.line, columns.interval]}
    >
      {(one) => (
        <tr key={one.code}>
          <th scope="row">
            <button type="button" className="row-link" onClick={() => onCourse(one.code)}>
              {words.say(one.name)}
            </button>
          </th>
          <td className="tight">{text.areas[one.area]}</td>
          <td className="tight">{words.term('productType', one.productType)}</td>
          <td className="tight">{one.retrainMonths === null ? text.once : text.months(one.retrainMonths)}</td>
        </tr>
      )}
    </RowsTable>
  );
}
