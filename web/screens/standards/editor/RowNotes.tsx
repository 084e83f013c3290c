import { WarningIcon } from '../../../../ui/icons.tsx';
import type { Note } from './notes.ts';

/** What is wrong with a row, or worth a look, beside it. */
export function RowNotes({ notes }: { notes: Note[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="row-notes">
      {notes.map((note) => (
        <li key={`${note.tone} ${note.field} ${note.text}`} className={`row-note-${note.tone}`}>
          <WarningIcon /> {note.text}
        </li>
      ))}
    </ul>
  );
}
