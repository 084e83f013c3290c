import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A work order's number, or other words, that opens its page. */
export const OrderLink = ({ number, children }: { number: string; children?: ReactNode }) => (
  <Link to="/work-orders/$number" params={{ number }} className="figures">
    {children ?? number}
  </Link>
);
