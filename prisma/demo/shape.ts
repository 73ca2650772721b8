/** The shapes of the demo company: plain data that `prisma/seed.ts` loads by interpreting it line by line. */
export type DepartmentKey = "desk" | "sales" | "support" | "finance";
export type Channel =
  | "web"
  | "email"
  | "phone"
  | "sms"
  | "telegram"
  | "bale"
  | "whatsapp"
  | "instagram"
  | "letter"
  | "fax"
  | "visit";
export type Kind = "question" | "complaint" | "service" | "order" | "suggestion" | "praise" | "other";
export type Priority = "low" | "normal" | "high" | "urgent";
export type Purpose = "action" | "answer" | "examine" | "opinion" | "information" | "followup";
export type Urgency = "normal" | "urgent" | "immediate";
export type Outcome = "solved" | "partly" | "refused" | "withdrawn" | "no_answer" | "duplicate";

export type DemoUser = { email: string; name: string; title: string; roles: ("manager" | "administrator")[] };
export type DemoDepartment = { key: DepartmentKey; name: string; desk: boolean; publicHint?: string };
export type DemoPosition = {
  key: string;
  title: string;
  department: DepartmentKey;
  role: "coordinator" | "department_manager" | "officer";
  /** Email of the holder; null is a vacant seat. */
  holder: string | null;
};
export type DemoSubstitution = { position: string; substitute: string; from: Date; until: Date; reason: string };

export type DemoPoint = {
  kind: "mobile" | "landline" | "email" | "handle";
  /** As typed; phones in one of the usual notations. */
  value: string;
  network?: "telegram" | "bale" | "instagram" | "whatsapp";
  verified: boolean;
  /** A switchboard or a family's phone: it never files a request by itself. */
  shared: boolean;
};
export type DemoCustomer = {
  key: string;
  /** "card": in the books before; "request": made by the intake of the first request that carries its points. */
  origin: "card" | "request";
  kind: "person" | "organization" | "supplier";
  stage: "lead" | "customer";
  name: string;
  gender?: "female" | "male";
  /** How a letter addresses them: «جناب آقای کریمی»، «همکاران محترم کافه ترنج». */
  address: string;
  city: string;
  nationalId?: string;
  createdAt: Date;
  interests: string[];
  note?: string;
  points: DemoPoint[];
};

export type DemoSender = {
  name?: string;
  phone?: string;
  email?: string;
  handle?: { network: NonNullable<DemoPoint["network"]>; id: string };
};
export type DemoRequest = {
  key: string;
  receivedAt: Date;
  customerKey: string;
  sender: DemoSender;
  /** The sender's keys belong to two cards: filed on `customerKey`, a merge suggestion follows. */
  conflictsWith?: string;
  channel: Channel;
  kind: Kind;
  priority: Priority;
  subject: string;
  body: string;
  departmentHint?: DepartmentKey;
  confidential?: boolean;
  acts: DemoAct[];
};

export type To = { department: DepartmentKey } | { position: string };
/** `key`s of referrals are unique within their request. */
export type DemoCopy = { key: string; to: To; note?: string };
type Refer = {
  do: "refer";
  key: string;
  to: To;
  purpose: Purpose;
  instruction: string;
  dueAt?: Date;
  urgency: Urgency;
  copies: DemoCopy[];
};
type PassOn = {
  do: "passOn";
  referral: string;
  key: string;
  mode: "hand_over" | "ask";
  to: To;
  instruction: string;
  dueAt?: Date;
  copies?: DemoCopy[];
};
type Reply = {
  do: "reply";
  channel: "email" | "phone";
  body: string;
  /** What the contract calls `then`. */
  next: "done" | "keep" | "wait" | "close";
  cites: string[];
  cancelOpen?: boolean;
  callOutcome?: "reached" | "no_answer" | "busy";
  callBackAt?: Date;
  /** With `next: "close"`. */
  outcome?: Outcome;
  /** What the other mail server answered when it refused the mail for good. */
  bounces?: string;
};
export type ActDetail =
  | Refer
  | PassOn
  | Reply
  | { do: "open" | "accept" | "claim" | "release" | "recall"; referral: string }
  | { do: "assign"; referral: string; to: string }
  | { do: "answer"; referral: string; body: string }
  | { do: "return" | "cancel"; referral: string; reason: string }
  | { do: "reject"; referral: string; reason: string; dueAt?: Date }
  | { do: "note" | "write"; body: string }
  | { do: "close"; outcome: Outcome; reason?: string }
  | { do: "reopen" | "spam" }
  | { do: "merge"; into: string };
/** `by`: a user's email, "customer" (write, close) or "system" (close after silence). `actingFor`: the seat a substitute acts for. */
export type DemoAct = { at: Date; by: string; actingFor?: string } & ActDetail;

export type DemoCompany = {
  name: string;
  legalName: string;
  colour: string;
  areaCode: string;
  /** A request that was replied to is closed after so many days without a word from the customer. */
  silenceDays: number;
  front: {
    title: string;
    lead: string;
    ask: string;
    track: string;
    club: string;
    about: string;
    hours: string;
    address: string;
    phone: string;
    email: string;
  };
};
export type Demo = {
  company: DemoCompany;
  departments: DemoDepartment[];
  positions: DemoPosition[];
  users: DemoUser[];
  substitutions: DemoSubstitution[];
  customers: DemoCustomer[];
  /** Oldest first. */
  requests: DemoRequest[];
};
