"use client";

import { Lock } from "@/components/ui/icons";
import { SoftLink } from "@/components/ui/soft-link";

/** An earlier request in words; only what it has is there. */
export type EarlierFace = {
  number: string;
  /** Missing: out of sight. */
  href?: string;
  subject: string;
  /** Confidential, in words. */
  secret?: string;
  ended: string;
  /** It has not ended. */
  runs?: boolean;
  kind: string;
  at: string;
  title: string;
  time: string;
};

/** Rows drawn from words on this side: of fifty, only the words travel with the page. */
export const EarlierRows = ({ rows, hidden }: { rows: EarlierFace[]; hidden: string }) => (
  <ul className="mt-1 flex flex-col">{rows.map((face) => row(face, hidden))}</ul>
);

const row = (face: EarlierFace, hidden: string) => (
  <li key={face.number} className="border-b border-separator py-1.5 last:border-0">
    <div className="earlier-row">
      {face.href === undefined ? (
        <span className="earlier-subject" title={hidden}>
          {subject(face)}
        </span>
      ) : (
        <SoftLink href={face.href} className="earlier-subject font-medium hover:underline">
          {subject(face)}
        </SoftLink>
      )}
      <span className="flex shrink-0 flex-wrap items-center gap-x-2 text-xs text-muted">
        <span className={face.runs ? "font-medium text-info-text" : undefined}>{face.ended}</span>
        <span className="earlier-extra">{face.kind}</span>
        <span className="earlier-extra">{face.number}</span>
        <time dateTime={face.at} title={face.title} className="whitespace-nowrap">
          {face.time}
        </time>
      </span>
    </div>
  </li>
);

const subject = ({ secret, subject }: EarlierFace) => (
  <>
    {secret && <Lock aria-label={secret} className="me-1 inline size-3 text-muted" />}
    <bdi>{subject}</bdi>
  </>
);
