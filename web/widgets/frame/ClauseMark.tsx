import { Link } from '@tanstack/react-router';
import './frame.css';

/** The clause that decides, as a link to its text. */
export function ClauseMark({ clause }: { clause: string }) {
  return (
    <Link to="/standards" search={{ tab: 'clauses', clause }} className="clause-mark">
      {clause}
    </Link>
  );
}
