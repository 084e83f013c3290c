import { Select } from 'antd';
import type { CasePage } from '../../../../domains/cases/case-page.contract.ts';
import { ListPlanTemplates } from '../../../../domains/cases/plans.contract.ts';
import { useAnswer } from '../../../../ui/answers.ts';
import { useNamed, useText } from '../../../../ui/i18n.tsx';
import { caseFormTexts } from '../../../texts/case-form.ts';

type Props = {
  id: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  page: CasePage;
  invalid: boolean;
};

/** Solution templates, the one of the case's category first and marked. */
export function TemplatePicker({ id, value, onChange, page, invalid }: Props) {
  const text = useText(caseFormTexts);
  const named = useNamed();
  const templates = useAnswer(ListPlanTemplates, {}).data?.templates ?? [];
  const isOwn = (template: { categories: string[] }) =>
    template.categories.includes(page.category ?? page.kind);
  const options = templates
    .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)))
    .map((template) => ({
      value: template.code,
      label: isOwn(template) ? `${named(template.name)} · ${text.templateOfCategory}` : named(template.name),
    }));
  const chosen = templates.find((template) => template.code === value);
  return (
    <>
      <Select
        id={id}
        options={options}
        value={value ?? null}
        onChange={(code: string | null) => onChange(code ?? undefined)}
        {...(invalid ? { status: 'error' as const } : {})}
      />
      {chosen === undefined ? null : <p className="case-template">{named(chosen.summary)}</p>}
    </>
  );
}
