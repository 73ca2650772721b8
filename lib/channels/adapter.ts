import type { z } from "zod";
import type { Json } from "@/lib/kernel/events";
import type { Channel } from "@/prisma/generated/enums";

/**
 * A door of one kind: how messages come in and go out by one protocol. It parses and sends, and never stores. `S` is the zod object of
 * what an account of it needs; fields with `.meta({ secret: true })` are sealed and never shown again. The settings page makes its form
 * of the schema, its words from `channels.adapters.NAME` in the catalogue.
 */
export type Adapter<S extends z.ZodObject = z.ZodObject> = {
  name: string;
  channel: Channel;
  settings: S;
  /**
   * Fetches what came after `place` (null: from the beginning) and hands it to `take` in small heaps, oldest first; what `take` returned
   * for is stored, so the next call begins behind it. Ends when nothing more waits.
   */
  fetch?: (settings: z.output<S>, place: Json | null, take: Take, signal: AbortSignal) => Promise<void>;
  /** Says no where this account only takes what is posted to it: then it is not fetched from, and no fetch says that all is well. */
  polls?: (settings: z.output<S>) => boolean;
  /** Returns when something may have come (IMAP IDLE), at the latest when `signal` says so. Without it the account is polled. */
  wait?: (settings: z.output<S>, place: Json | null, signal: AbortSignal) => Promise<void>;
  /** What its gateway posts to /api/channels/ID/KEY. */
  hook?: (settings: z.output<S>, call: HookCall) => Promise<Hooked>;
  /** Reads one kept message. Never throws for what strangers wrote: the worst is a message with little in it. */
  read?: (raw: Buffer, about: ReadAbout) => Promise<Inbound>;
  /** What one kept message says, at a glance; null where that does not stand in its bytes as it is. */
  glance?: (raw: string) => string | null;
  /** Gives one message away. Throws `SendError`; any other error counts as one that another try may mend. */
  send?: (settings: z.output<S>, message: Outgoing) => Promise<Sent>;
  /** After a crash: did the gateway get this one? Null: it did not, and it may go again. Without it nobody knows. */
  find?: (settings: z.output<S>, message: Outgoing) => Promise<Sent | null>;
  /** What became of messages that were sent, for gateways that have to be asked. */
  reports?: (settings: z.output<S>, gatewayIds: readonly string[]) => Promise<Report[]>;
  /** The test button: signs in and sends nothing. Throws with what is wrong; returns what is worth telling. */
  check: (settings: z.output<S>) => Promise<Checked>;
  /** Messages a second that its gateway takes, when the account says nothing else. */
  pace?: (settings: z.output<S>) => number;
  /** After a crash between giving away and writing down: `again` where the receiver knows a copy by its id (mail), `ask` where a person has to decide. */
  afterCrash: "again" | "ask";
};

export type Take = (raws: readonly Raw[], place: Json) => Promise<void>;

/** A message as it came, before anybody understood it. */
export type Raw = {
  /** Null: of a mail its Message-ID; else a digest of `same`. One that a gateway gave begins with the gateway's name, as other gateways count too. */
  externalId: string | null;
  bytes: Buffer;
  /** What is the same each time this message comes (by webhook and by polling, say): sender and text. Without it: of a mail its letter, else all bytes. */
  same?: string;
  receivedAt: Date | null;
};

export type HookCall = {
  method: string;
  /** Path and query below the account's own address. */
  query: URLSearchParams;
  headers: Headers;
  body: Buffer;
};
export type Hooked = { raws: Raw[]; reports: Report[]; status?: number; body?: string };

export type ReadAbout = {
  externalId: string;
  receivedAt: Date;
  /** Our own addresses. */
  ours: readonly string[];
  /** Names of our own mail servers (authserv-id): only their word that a sender's domain vouches for a mail counts. */
  trusted?: readonly string[];
};

/** What one message says. `kind` other than message: nobody waits for an answer. */
export type Inbound = {
  kind: "message" | "automatic" | "bounce" | "report" | "list" | "own" | "opt_out";
  sender: {
    name: string | null;
    email: string | null;
    phone: string | null;
    handle: { network: string; id: string } | null;
  };
  /** Kinds of keys whose possession the door itself shows. */
  proved: ("mobile" | "email" | "handle")[];
  subject: string | null;
  /** The sender's own new words. */
  text: string;
  /** What was folded away: earlier messages and the like. */
  quoted: string | null;
  sentAt: Date | null;
  files: { name: string; bytes: Buffer }[];
  /** Ids of earlier messages that it answers, the nearest first. */
  answers: string[];
  /** Numbers of requests that its subject names. */
  numbers: number[];
  /** What it tells of messages of ours (bounces, receipts). */
  reports: Report[];
};

/** What became of one outgoing message. */
export type Report = {
  of: { messageId: string } | { gatewayId: string };
  state: "delivered" | "read" | "failed" | "bounced";
  failure: Failure | null;
  /** The address it speaks of, when it says so. */
  address: string | null;
  /** What the other side said, for people. */
  said: string | null;
  at: Date | null;
};

export const failures = [
  "unknown_address",
  "mailbox_full",
  "blocked",
  "refused",
  "credit",
  "expired",
  "other",
] as const;
export type Failure = (typeof failures)[number];

export type Outgoing = {
  /** Ours, the same at each try: given to gateways that take a reference. */
  id: string;
  purpose: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  messageId: string;
  inReplyTo: string | null;
  references: string | null;
  automatic: false | "auto-replied" | "auto-generated";
  fromName: string;
  /** Of one-time codes: for gateways that send them by an approved pattern. */
  code?: string;
  /** Of a mail; `path` is where their bytes lie. */
  files?: { name: string; mime: string; path: string }[];
};

export type Sent = { gatewayId: string | null; parts?: number; costRial?: number };
export type Checked = { said: string | null; creditRial?: number };

/** Why a message could not be given away. */
export class SendError extends Error {
  constructor(
    message: string,
    readonly how: {
      /** No other try mends it. */
      permanent?: boolean;
      failure?: Failure;
      /** Seconds the gateway wants to be left alone; the try does not count. */
      retryAfter?: number;
      /** It may have been taken: the line died before the answer. */
      unsure?: boolean;
    } = {},
  ) {
    super(message);
    this.name = "SendError";
  }
}
