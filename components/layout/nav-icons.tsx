import {
  AlarmClock,
  Archive,
  Building2,
  ClipboardCheck,
  Combine,
  Copy,
  Eye,
  FileText,
  IdCard,
  Inbox,
  KeyRound,
  Layers,
  ListFilter,
  MailCheck,
  Network,
  ScrollText,
  Users,
} from "@/components/ui/icons";

/** The icon of each place. By name, because a drawing passed to the browser's side would travel with every page. */
export const navIcons = {
  inbox: <Inbox aria-hidden="true" />,
  review: <ClipboardCheck aria-hidden="true" />,
  followup: <Eye aria-hidden="true" />,
  department: <Layers aria-hidden="true" />,
  copies: <Copy aria-hidden="true" />,
  overdue: <AlarmClock aria-hidden="true" />,
  done: <Archive aria-hidden="true" />,
  requests: <FileText aria-hidden="true" />,
  customers: <Users aria-hidden="true" />,
  duplicates: <Combine aria-hidden="true" />,
  view: <ListFilter aria-hidden="true" />,
  users: <Users aria-hidden="true" />,
  departments: <Network aria-hidden="true" />,
  positions: <IdCard aria-hidden="true" />,
  company: <Building2 aria-hidden="true" />,
  tokens: <KeyRound aria-hidden="true" />,
  outbox: <MailCheck aria-hidden="true" />,
  audit: <ScrollText aria-hidden="true" />,
};

export type NavIcon = keyof typeof navIcons;
