import type { CasePage } from '../../../domains/cases/case-page.contract.ts';
import './parts.css';

const sizeText = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;

/** Files of an item of evidence; a file that is gone from the case is left out. */
export function FileLinks({ page, ids }: { page: CasePage; ids: string[] }) {
  const files = page.files.filter((file) => ids.includes(file.id));
  if (files.length === 0) return null;
  return (
    <ul className="case-file-links">
      {files.map((file) => (
        <li key={file.id}>
          <a
            href={`/api/cases/${encodeURIComponent(page.number)}/files/${file.id}`}
            target="_blank"
            rel="noreferrer"
          >
            {file.name}
          </a>{' '}
          <small className="faint figures">{sizeText(file.sizeBytes)}</small>
        </li>
      ))}
    </ul>
  );
}
