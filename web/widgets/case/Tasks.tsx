import { Button } from 'antd';
import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import { GetMe } from '../../../domains/identity/identity.contract.ts';
import { yuan } from '../../../kernel/money.ts';
import { useAnswer } from '../../../ui/answers.ts';
import { useText } from '../../../ui/i18n.tsx';
import { Remaining, ShortTime } from '../../../ui/time.tsx';
import { caseTexts } from '../../texts/case-page.ts';
import { type Doing, verbs } from './form/verbs.ts';
import { useWords } from './words.ts';
import './parts.css';

type Props = { page: CasePage; onDo: (doing: Doing) => void; mayAsk: boolean };

function Task({ task, onDo }: { task: CasePage['tasks'][number]; onDo: Props['onDo'] }) {
  const text = useText(caseTexts);
  const words = useWords();
  const cost = task.actualCostFen === null ? '' : `${text.plan.actual} ${yuan(task.actualCostFen)}`;
  return (
    <li className={`case-task case-task-${task.status}`}>
      <span className="case-tag">{words.term('measure', task.kind)}</span>
      <span className="case-task-title">
        {task.title}
        <small className="soft">
          {[task.responsible?.name, task.result, cost].filter(Boolean).join(' · ')}
        </small>
      </span>
      {task.status === 'open' ? (
        <Remaining dueAt={task.dueAt} compact />
      ) : (
        <span className="soft">
          {task.status === 'done' ? text.plan.finished : text.plan.cancelled}{' '}
          <ShortTime at={task.completedAt} />
        </span>
      )}
      {task.mayComplete && task.status === 'open' ? (
        <Button size="small" onClick={() => onDo({ key: 'completeTask', target: { taskId: task.id } })}>
          {words.say(verbs.completeTask.name)}
        </Button>
      ) : null}
    </li>
  );
}

function Cooperations({ page, onDo, mayAsk }: Props) {
  const text = useText(caseTexts);
  const words = useWords();
  const mine = useAnswer(GetMe, {}).data?.departmentId;
  if (page.cooperations.length === 0) return null;
  return (
    <>
      <h3 className="case-label">{text.plan.cooperations}</h3>
      <ul className="case-tasks">
        {page.cooperations.map((cooperation) => {
          const open = cooperation.answeredAt === null;
          const answers = open && (cooperation.departmentId === mine || mayAsk);
          return (
            <li key={cooperation.departmentId} className="case-task">
              <span className="case-tag">{words.say(cooperation.name)}</span>
              <span className="case-task-title">
                {cooperation.task}
                <small className="soft">{cooperation.answer ?? text.plan.unanswered}</small>
              </span>
              {open ? (
                <Remaining dueAt={cooperation.dueAt} compact />
              ) : (
                <ShortTime at={cooperation.answeredAt} />
              )}
              {answers ? (
                <Button
                  size="small"
                  onClick={() =>
                    onDo({ key: 'answerCooperation', target: { departmentId: cooperation.departmentId } })
                  }
                >
                  {words.say(verbs.answerCooperation.name)}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Tasks of the agreed plan and what other departments were asked for. */
export function Tasks(props: Props) {
  const text = useText(caseTexts);
  const { page, onDo } = props;
  return (
    <>
      {page.tasks.length === 0 ? null : (
        <>
          <h3 className="case-label">{text.plan.tasks}</h3>
          <ul className="case-tasks">
            {page.tasks.map((task) => (
              <Task key={task.id} task={task} onDo={onDo} />
            ))}
          </ul>
        </>
      )}
      <Cooperations {...props} />
    </>
  );
}
