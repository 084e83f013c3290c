import { Checkbox, Upload, type UploadFile } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { CasePage, FileView } from '../../../../domains/cases/case-page.contract.ts';
import { useText } from '../../../../ui/i18n.tsx';
import { caseFormTexts } from '../../../texts/case-form.ts';

type Stored = z.infer<typeof FileView>;
type Props = {
  id: string;
  value: string[] | undefined;
  onChange: (ids: string[] | undefined) => void;
  page: CasePage;
};

const storedId = (file: UploadFile<Stored>): string[] =>
  file.response?.id === undefined ? [] : [file.response.id];

/** Files of the evidence: new ones are sent at once with their progress, known ones are ticked. */
export function FileField({ id, value, onChange, page }: Props) {
  const text = useText(caseFormTexts);
  const [sent, setSent] = useState<UploadFile<Stored>[]>([]);
  const [ticked, setTicked] = useState<string[]>(() =>
    (value ?? []).filter((known) => page.files.some((file) => file.id === known)),
  );
  const report = (uploads: UploadFile<Stored>[], known: string[]) => {
    const ids = [...new Set([...known, ...uploads.flatMap(storedId)])];
    onChange(ids.length === 0 ? undefined : ids);
  };
  const fresh = new Set(sent.flatMap(storedId));
  const known = page.files.filter((file) => !fresh.has(file.id));
  return (
    <div className="case-files">
      <Upload.Dragger
        id={id}
        name="file"
        multiple
        action={`/api/cases/${encodeURIComponent(page.number)}/files`}
        headers={{ 'accept-language': document.documentElement.lang }}
        fileList={sent}
        onChange={({ fileList }) => {
          setSent(
            fileList.map((file) => {
              const problem =
                file.status === 'error' ? (file.response as { detail?: string } | undefined) : undefined;
              return problem?.detail === undefined ? file : { ...file, error: { message: problem.detail } };
            }),
          );
          report(fileList, ticked);
        }}
      >
        <p>{text.upload}</p>
        <p className="faint">{text.uploadHint}</p>
      </Upload.Dragger>
      {known.length === 0 ? null : (
        <Checkbox.Group
          value={ticked}
          options={known.map((file) => ({ value: file.id, label: file.name }))}
          onChange={(ids) => {
            setTicked(ids);
            report(sent, ids);
          }}
        />
      )}
    </div>
  );
}
