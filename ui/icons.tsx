import type { ReactNode } from 'react';

/** The few small marks of time and state; one stroke weight, sized by the text around them. */
function Mark({ children }: { children: ReactNode }) {
  return (
    <svg
      className="mark"
      viewBox="0 0 16 16"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const ApiKeyIcon = () => (
  <Mark>
    <circle cx="5" cy="11" r="3" />
    <path d="M7.2 8.8 13.5 2.5M11 5l2 2M9 7l1.4 1.4" />
  </Mark>
);
export const UsersIcon = () => (
  <Mark>
    <circle cx="6" cy="5.5" r="2.5" />
    <path d="M1.5 13.5c.4-2.6 2.2-4 4.5-4s4.1 1.4 4.5 4M10.5 3.3a2.5 2.5 0 0 1 0 4.4M12.2 10c1.3.6 2.1 1.8 2.3 3.5" />
  </Mark>
);
export const ClockIcon = () => (
  <Mark>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 4.8V8l2.2 1.6" />
  </Mark>
);
export const WarningIcon = () => (
  <Mark>
    <path d="M8 2 14.5 13.5H1.5Z" />
    <path d="M8 6.5v3M8 11.6v.1" />
  </Mark>
);
export const ExportIcon = () => (
  <Mark>
    <path d="M8 10V2M5 5l3-3 3 3M2.5 9.5v4h11v-4" />
  </Mark>
);
export const EyeIcon = () => (
  <Mark>
    <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" />
    <circle cx="8" cy="8" r="2" />
  </Mark>
);
export const PauseIcon = () => (
  <Mark>
    <path d="M5.5 3.5v9M10.5 3.5v9" />
  </Mark>
);
export const TickIcon = () => (
  <Mark>
    <path d="m3 8.5 3.2 3.2L13 4.8" />
  </Mark>
);
export const SearchIcon = () => (
  <Mark>
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.5 10.5 3.5 3.5" />
  </Mark>
);
export const BellIcon = () => (
  <Mark>
    <path d="M3.5 11.5c1-1 1-2.3 1-4.2a3.5 3.5 0 0 1 7 0c0 1.9 0 3.2 1 4.2Z" />
    <path d="M6.7 13.7a1.5 1.5 0 0 0 2.6 0" />
  </Mark>
);
export const PlusIcon = () => (
  <Mark>
    <path d="M8 3v10M3 8h10" />
  </Mark>
);
export const CloseIcon = () => (
  <Mark>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Mark>
);
export const DeskIcon = () => (
  <Mark>
    <path d="M2.5 9.5h3l1 2h3l1-2h3M2.5 9.5 4 3.5h8l1.5 6v3h-11Z" />
  </Mark>
);
export const CasesIcon = () => (
  <Mark>
    <path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4v.1M2.5 8v.1M2.5 12v.1" />
  </Mark>
);
export const ReturnIcon = () => (
  <Mark>
    <path d="M3 6.5h7.5a3 3 0 0 1 0 6H6M5.5 4 3 6.5 5.5 9" />
  </Mark>
);
export const ToolIcon = () => (
  <Mark>
    <path d="M13.2 4.6 11 6.8 9.2 5l2.2-2.2a3.6 3.6 0 0 0-4.6 4.6L2.6 11.6l1.8 1.8 4.2-4.2a3.6 3.6 0 0 0 4.6-4.6Z" />
  </Mark>
);
export const BoardIcon = () => (
  <Mark>
    <path d="M2.5 4h6M6.5 8h7M4 12h5" strokeWidth="2.2" />
  </Mark>
);
export const ApprovalIcon = () => (
  <Mark>
    <path d="M3.5 2.5h9v11h-9Z" />
    <path d="m5.7 8.2 1.6 1.6 3-3.3" />
  </Mark>
);
export const WallIcon = () => (
  <Mark>
    <path d="M2.5 13.5h11M4.5 11V8M8 11V3.5M11.5 11V6" />
  </Mark>
);
export const BookIcon = () => (
  <Mark>
    <path d="M8 4c-1.5-1-3.5-1-5.5-1v9.5c2 0 4 0 5.5 1 1.5-1 3.5-1 5.5-1V3c-2 0-4 0-5.5 1ZM8 4v9.5" />
  </Mark>
);
export const TreeIcon = () => (
  <Mark>
    <path d="M6 2.5h4v3H6ZM2 10.5h4v3H2ZM10 10.5h4v3h-4ZM8 5.5V8M4 10.5V8h8v2.5" />
  </Mark>
);
export const KeyIcon = () => (
  <Mark>
    <circle cx="5" cy="11" r="2.8" />
    <path d="m7 9 6-6.2M10.4 5.4l2 2M12.2 3.6l1.6 1.6" />
  </Mark>
);
export const CodeIcon = () => (
  <Mark>
    <path d="m5 5-3 3 3 3M11 5l3 3-3 3M9 3.5l-2 9" />
  </Mark>
);
export const GuaranteeIcon = () => (
  <Mark>
    <path d="M2 5.2 8 2l6 3.2v5.6L8 14l-6-3.2Z" />
    <path d="m5.4 8 1.9 1.9 3.3-3.6" />
  </Mark>
);
export const MoreIcon = () => (
  <Mark>
    <path d="M3.5 8v.1M8 8v.1M12.5 8v.1" />
  </Mark>
);
export const PersonIcon = () => (
  <Mark>
    <circle cx="8" cy="5.5" r="2.5" />
    <path d="M3 13.5c.6-2.8 2.6-4 5-4s4.4 1.2 5 4" />
  </Mark>
);
export const PartIcon = () => (
  <Mark>
    <path d="M2.5 5 8 2.2 13.5 5v6L8 13.8 2.5 11V5ZM2.5 5 8 7.8 13.5 5M8 7.8v6" />
  </Mark>
);
export const LessonIcon = () => (
  <Mark>
    <path d="M1.5 6 8 3l6.5 3L8 9 1.5 6ZM4.5 7.6v3.2c1.9 1.9 5.1 1.9 7 0V7.6" />
  </Mark>
);
export const GaugeIcon = () => (
  <Mark>
    <path d="M2.5 12a5.5 5.5 0 1 1 11 0M8 12l3-4.5" />
  </Mark>
);
export const CatalogueIcon = () => (
  <Mark>
    <path d="M3 3h4v4H3V3ZM9 3h4v4H9V3ZM3 9h4v4H3V9ZM9 9h4v4H9V9Z" />
  </Mark>
);
export const ChevronIcon = () => (
  <Mark>
    <path d="m4.5 6.2 3.5 3.6 3.5-3.6" />
  </Mark>
);
export const DownloadIcon = () => (
  <Mark>
    <path d="M8 2.5v7.5M5 7.3l3 3 3-3M3 13.5h10" />
  </Mark>
);
export const LockIcon = () => (
  <Mark>
    <rect x="3.5" y="7" width="9" height="6.5" rx="1.2" />
    <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
  </Mark>
);
export const ShieldIcon = () => (
  <Mark>
    <path d="M8 1.8 13 3.6v4.2c0 3-2 5.2-5 6.4-3-1.2-5-3.4-5-6.4V3.6Z" />
    <path d="m5.6 8 1.7 1.7 3.1-3.3" />
  </Mark>
);
export const HandIcon = () => (
  <Mark>
    <circle cx="8" cy="4.6" r="2.4" />
    <path d="M3 14c0-3 2.2-4.8 5-4.8S13 11 13 14M6.2 12.6l1.3 1.3 2.4-2.6" />
  </Mark>
);
export const PriceIcon = () => (
  <Mark>
    <path d="M2.5 2.5h5l6 6-5 5-6-6Z" />
    <path d="M5.5 5.5v.1" />
  </Mark>
);
export const CoinIcon = () => (
  <Mark>
    <circle cx="8" cy="8" r="6" />
    <path d="m5.5 4.8 2.5 3 2.5-3M8 7.8v4M5.8 8.6h4.4M5.8 10.4h4.4" />
  </Mark>
);
