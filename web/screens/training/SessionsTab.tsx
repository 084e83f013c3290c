import { useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { ListCourses, ListSessions } from '../../../domains/people/training.contract.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { trainingTexts } from '../../texts/training.ts';
import { useWords } from '../../widgets/case/words.ts';
import { RowsTable } from '../../widgets/frame/RowsTable.tsx';

type Props = { course: string | undefined; onCourse: (course: string | undefined) => void };

/** Sessions newest first, with who came and passed. */
export function SessionsTab({ course, onCourse }: Props) {
  const text = useText(trainingTexts);
  const words = useWords();
  const { columns } = text;
  const courses = useAnswer(ListCourses, {}).data?.courses ?? [];
  const answer = useInfiniteQuery({
    queryKey: [ListSessions.path, { course }],
    queryFn: ({ pageParam, signal }) => call(ListSessions, { query: { course, before: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <>
      <div className="parts-bar">
        <Select
          allowClear
          aria-label={text.course}
          placeholder={text.course}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={course ?? null}
          options={courses.map(({ code, name }) => ({ value: code, label: words.say(name) }))}
          onChange={(next: string | null | undefined) => onCourse(next ?? undefined)}
        />
      </div>
      <RowsTable
        answer={answer}
        rows={answer.data?.pages.flatMap(({ sessions }) => sessions)}
        none={[text.noSessions, text.noSessionsHint]}
        columns={[columns.when, columns.course, columns.mode, columns.hours, columns.people, columns.trainer]}
        more={[columns.mode, columns.hours, columns.trainer]}
      >
        {(one) => (
          <tr key={one.id}>
            <td className="tight figures">{one.heldOn}</td>
            <th scope="row">
              {words.say(one.courseName)}
              <div className="soft">{one.content}</div>
            </th>
            <td className="tight rows-more">{text.modes[one.mode]}</td>
            <td className="tight figures rows-more">
              {one.classHours} <span className="soft">{text.hoursKinds[one.hoursKind]}</span>
            </td>
            <td>
              <span className="figures">{text.passed(one.passed, one.attended.length)}</span>{' '}
              <span className="soft">{words.list(one.attended)}</span>
              {one.absent.length === 0 ? null : (
                <span className="tag tag-amber">{text.absentCount(one.absent.length)}</span>
              )}
            </td>
            <td className="tight rows-more">{one.trainer}</td>
          </tr>
        )}
      </RowsTable>
    </>
  );
}
