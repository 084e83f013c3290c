import { Alert, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { ApiRefusal } from '../../../ui/client.ts';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { useNarrow } from '../case/use-narrow.ts';
import './frame.css';

type Props = {
  title: ReactNode;
  extra?: ReactNode;
  /** Sent by the button in `foot`, or by ⌘ or Ctrl with Enter. */
  onSubmit?: () => void;
  onClose: () => void;
  foot?: ReactNode;
  error?: unknown;
  children: ReactNode;
};

/** The server's refusal with every field it named. */
function RefusalNotice({ error }: { error: unknown }) {
  const line = useErrorText(error);
  const fields = error instanceof ApiRefusal ? error.fields.map((field) => field.message) : [];
  const more = [...new Set(fields)].filter((message) => message !== line);
  return (
    <Alert
      type="error"
      role="alert"
      showIcon={false}
      title={line}
      {...(more.length === 0 ? {} : { description: more.join(' · ') })}
    />
  );
}

/** A form or detail beside the list; a full sheet on a phone. What was typed stays when the server refuses. */
export function SideSheet({ title, extra, onSubmit, onClose, foot, error, children }: Props) {
  const narrow = useNarrow();
  return (
    <Drawer
      open
      destroyOnHidden
      placement={narrow ? 'bottom' : 'right'}
      size={narrow ? '92%' : 480}
      rootClassName="side-sheet"
      title={title}
      extra={extra}
      onClose={onClose}
    >
      <form
        className="sheet-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit?.();
        }}
      >
        <div className="sheet-body">
          {children}
          {error === undefined || error === null ? null : <RefusalNotice error={error} />}
        </div>
        {foot === undefined ? null : <div className="sheet-foot">{foot}</div>}
      </form>
    </Drawer>
  );
}
