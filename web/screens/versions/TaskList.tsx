import { App, Button } from 'antd';
import { useState } from 'react';
import {
  AcknowledgeTask,
  FinishTask,
  type ImplementationTask,
} from '../../../domains/standards/policy-tasks.contract.ts';
import { useSend } from '../../../ui/answers.ts';
import { useNamed, useText } from '../../../ui/i18n.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { shortTime } from '../../../ui/time.tsx';
import { policyTaskTexts } from '../../texts/policy-tasks.ts';
import { ClauseMark } from '../../widgets/frame/ClauseMark.tsx';
import { ReasonField } from '../../widgets/frame/Field.tsx';
import { SideSheet } from '../../widgets/frame/SideSheet.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useRefresh } from './use-refresh.ts';
import './policy-tasks.css';

function FinishSheet({ task, onClose }: { task: ImplementationTask; onClose: () => void }) {
  const text = useText(policyTaskTexts);
  const refresh = useRefresh();
  const { message } = App.useApp();
  const sending = useSend(FinishTask);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (sending.isPending || note.trim() === '') return;
    sending.mutate(
      { params: { id: task.id }, body: { note } },
      {
        onSuccess: () => {
          void message.success(text.finished);
          refresh();
          onClose();
        },
      },
    );
  };
  return (
    <SideSheet
      title={text.finishTitle}
      onClose={onClose}
      onSubmit={submit}
      error={sending.error}
      foot={<SheetFoot label={text.finish} busy={sending.isPending} onClose={onClose} />}
    >
      <p>{task.instruction}</p>
      <ReasonField
        first
        label={text.finishNote}
        value={note}
        error={tried && note.trim() === '' ? text.needed : undefined}
        onChange={setNote}
      />
    </SideSheet>
  );
}

function AcknowledgeButton({ task }: { task: ImplementationTask }) {
  const text = useText(policyTaskTexts);
  const refresh = useRefresh();
  const { message } = App.useApp();
  const sending = useSend(AcknowledgeTask);
  const refused = useErrorText(sending.error);
  return (
    <>
      <Button
        type="primary"
        size="small"
        loading={sending.isPending}
        onClick={() =>
          sending.mutate(
            { params: { id: task.id } },
            {
              onSuccess: () => {
                void message.success(text.acknowledged);
                refresh();
              },
            },
          )
        }
      >
        {text.acknowledge}
      </Button>
      {sending.error === null ? null : (
        <p className="field-error" role="alert">
          {refused}
        </p>
      )}
    </>
  );
}

function Progress({ task }: { task: ImplementationTask }) {
  const text = useText(policyTaskTexts);
  if (task.done !== null)
    return (
      <>
        <span className="soft">{text.doneBy(task.done.by, shortTime(task.done.at))}</span>
        {task.doneNote === null ? null : <p>{task.doneNote}</p>}
      </>
    );
  if (task.acknowledged !== null)
    return (
      <span className="soft">
        {text.acknowledgedBy(task.acknowledged.by, shortTime(task.acknowledged.at))}
      </span>
    );
  return <span>{text.waiting}</span>;
}

const SHOWN_CLAUSES = 6;

function TaskRow({ task, onFinish }: { task: ImplementationTask; onFinish: () => void }) {
  const text = useText(policyTaskTexts);
  const named = useNamed();
  return (
    <li className="task-row">
      <div className="task-department">
        <strong>{named(task.department.name)}</strong>
        {task.responsible === null ? null : <span className="soft">{task.responsible.name}</span>}
      </div>
      <div className="task-what">
        <p>{task.instruction}</p>
        <div className="task-clauses">
          {task.clauses.length === 0 ? <span className="faint">{text.wholeStandard}</span> : null}
          {task.clauses.slice(0, SHOWN_CLAUSES).map((clause) => (
            <ClauseMark key={clause} clause={clause} />
          ))}
          {task.clauses.length > SHOWN_CLAUSES ? (
            <span className="faint">{text.more(task.clauses.length - SHOWN_CLAUSES)}</span>
          ) : null}
        </div>
      </div>
      <div className={task.overdue ? 'task-due task-late figures' : 'task-due figures'}>
        {task.dueOn}
        {task.overdue ? ` ${text.overdue}` : ''}
      </div>
      <div className="task-progress">
        <Progress task={task} />
      </div>
      <div className="task-act">
        {task.may.acknowledge ? <AcknowledgeButton task={task} /> : null}
        {task.may.finish ? (
          <Button size="small" onClick={onFinish}>
            {text.finish}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** Tasks of departments: what, until when, how far; the own ones with their next act. */
export function TaskList({ tasks }: { tasks: ImplementationTask[] }) {
  const [finishing, setFinishing] = useState<ImplementationTask>();
  return (
    <>
      <ul className="sheet-of-rows task-list">
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} onFinish={() => setFinishing(task)} />
        ))}
      </ul>
      {finishing === undefined ? null : (
        <FinishSheet task={finishing} onClose={() => setFinishing(undefined)} />
      )}
    </>
  );
}
