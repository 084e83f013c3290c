import { Link } from '@tanstack/react-router';

/** A return order's number that opens its page. */
export const ReturnLink = ({ number }: { number: string }) => (
  <Link to="/returns/$number" params={{ number }} className="figures">
    {number}
  </Link>
);
