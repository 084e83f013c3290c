import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { ListViews, RemoveView, SaveView } from '../../../domains/identity/identity.contract.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useAnswer, useSend } from '../../../ui/answers.ts';
import { call } from '../../../ui/client.ts';
import { useText } from '../../../ui/i18n.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { useErrorText } from '../../../ui/kit/States.tsx';
import { listTexts } from '../../texts/lists.ts';
import { type CaseSearch, readCaseSearch, searchKeys } from './case-search.ts';

const SCREEN = 'cases';

type View = OutputOf<typeof SaveView>;

const searchOf = (view: View): CaseSearch =>
  readCaseSearch(Object.fromEntries(new URLSearchParams(view.query)));

function writeSearch(search: CaseSearch): string {
  const plain = new URLSearchParams();
  for (const key of searchKeys) {
    const value = search[key];
    if (value !== undefined) plain.set(key, value);
  }
  return plain.toString();
}

function ViewForm({ search }: { search: CaseSearch }) {
  const text = useText(listTexts);
  const client = useQueryClient();
  const save = useSend(SaveView);
  const refusal = useErrorText(save.error);
  const [name, setName] = useState('');
  const send = () => {
    if (name.trim() === '') return;
    save.mutate(
      { body: { screen: SCREEN, name: name.trim(), query: writeSearch(search) } },
      {
        onSuccess: () => {
          setName('');
          void client.invalidateQueries({ queryKey: [ListViews.path] });
        },
      },
    );
  };
  return (
    <>
      <form
        className="view-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Input
          value={name}
          maxLength={60}
          placeholder={text.viewName}
          aria-label={text.viewName}
          status={save.error ? 'error' : ''}
          onChange={(event) => setName(event.target.value)}
        />
        <Button htmlType="submit" loading={save.isPending} disabled={name.trim() === ''}>
          {text.save}
        </Button>
      </form>
      {save.error ? (
        <p className="remaining-late" role="alert">
          {refusal}
        </p>
      ) : null}
    </>
  );
}

/** Filters kept under a name. */
export function Views({ search }: { search: CaseSearch }) {
  const text = useText(listTexts);
  const { modal } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { data } = useAnswer(ListViews, {}, open);
  const remove = useMutation({
    mutationFn: (id: number) => call(RemoveView, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [ListViews.path] }),
  });
  const views = data?.views.filter((view) => view.screen === SCREEN) ?? [];
  const ask = (view: View) =>
    modal.confirm({ title: text.removeView(view.name), onOk: () => remove.mutateAsync(view.id) });
  const content = (
    <div className="view-list">
      {views.length === 0 ? <p className="faint">{text.viewsEmpty}</p> : null}
      {views.map((view) => (
        <div key={view.id} className="view-row">
          <Link to="/cases" search={searchOf(view)} onClick={() => setOpen(false)}>
            {view.name}
          </Link>
          <button
            type="button"
            className="icon-button"
            aria-label={text.removeView(view.name)}
            onClick={() => ask(view)}
          >
            <CloseIcon />
          </button>
        </div>
      ))}
      <ViewForm search={search} />
    </div>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={content}
    >
      <Button type="text">{text.views}</Button>
    </Popover>
  );
}
