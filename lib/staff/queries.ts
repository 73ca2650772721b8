import { z } from "zod";
import type { FormActor, UserActor } from "@/lib/auth/actor";
import { sha256 } from "@/lib/base/id";
import { query } from "@/lib/kernel/command";
import { type Preferences, SESSION_IDLE, SESSION_TOUCH } from "./rules";
import { type ActorRow, actorColumns } from "./store";

const nothing = z.strictObject({});

type Opened = { actor: UserActor; preferences: Preferences };

/** Whose session this is; null when it was ended, has expired, or its user is deactivated. One statement; a second each five minutes. */
export const readSession = query({
  name: "session.read",
  input: z.strictObject({ sessionId: z.uuid() }),
  run: async ({ db, input, now }): Promise<Opened | null> => {
    const idle = new Date(now.getTime() - SESSION_IDLE);
    const [row] = await db.$queryRaw<(ActorRow & { preferences: Preferences; lastSeenAt: Date })[]>`
      select ${actorColumns(now)}, s."lastSeenAt", u."preferences"
      from "Session" s join "User" u on u."id" = s."userId"
      where s."id" = ${input.sessionId}::uuid and s."endedAt" is null and s."expiresAt" > ${now} and s."lastSeenAt" > ${idle}
        and u."active"`;
    if (!row) return null;
    const { preferences, lastSeenAt, ...actor } = row;
    if (now.getTime() - lastSeenAt.getTime() > SESSION_TOUCH)
      await db.session.updateMany({ where: { id: input.sessionId, lastSeenAt }, data: { lastSeenAt: now } });
    return { actor: { kind: "user", ...actor, sessionId: input.sessionId }, preferences };
  },
});

/** Whom a bearer token acts as; null when unknown, revoked, expired, or its user is deactivated. One statement. */
export const readToken = query({
  name: "session.read",
  input: z.strictObject({ secret: z.string().max(200) }),
  run: async ({ db, input, now }): Promise<UserActor | FormActor | null> => {
    const [row] = await db.$queryRaw<(ActorRow & { tokenId: string; form: boolean })[]>`
      select k."id" as "tokenId", k."userId" is null as "form", ${actorColumns(now)}
      from "ApiToken" k left join "User" u on u."id" = k."userId"
      where k."hash" = ${sha256(input.secret)} and k."revokedAt" is null and (k."expiresAt" is null or k."expiresAt" > ${now})
        and (k."userId" is null or u."active")`;
    if (!row) return null;
    const { form, tokenId, ...actor } = row;
    return form ? { kind: "form", tokenId } : { kind: "user", ...actor, tokenId };
  },
});

export type Directory = {
  departments: { id: string; name: string; queueOpen: boolean }[];
  positions: {
    id: string;
    title: string;
    role: string;
    departmentId: string;
    departmentName: string;
    holderName: string | null;
    substituteName: string | null;
  }[];
};

/** Active departments and seats with who sits in them, for pickers of referrals. A seat with neither holder nor substitute cannot be referred to. */
export const directory = query({
  name: "staff.directory",
  input: nothing,
  run: async ({ db, now }): Promise<Directory> => {
    const positions = await db.$queryRaw<Directory["positions"]>`
      select p."id", p."title", p."role"::text, p."departmentId", d."name" as "departmentName", h."name" as "holderName", s."name" as "substituteName"
      from "Position" p join "Department" d on d."id" = p."departmentId"
      left join lateral (select u."name" from "PositionHolder" h join "User" u on u."id" = h."userId"
        where h."positionId" = p."id" and h."until" is null and u."active" limit 1) h on true
      left join lateral (select u."name" from "Substitution" s join "User" u on u."id" = s."userId"
        where s."positionId" = p."id" and s."endedAt" is null and s."from" <= ${now} and s."until" > ${now} and u."active" limit 1) s on true
      where p."active" and d."active" order by d."ordinal", d."name", p."role" desc, p."title"`;
    const departments = await db.department.findMany({
      where: { active: true },
      select: { id: true, name: true },
      orderBy: [{ ordinal: "asc" }, { name: "asc" }],
    });
    return {
      positions,
      departments: departments.map((d) => ({
        ...d,
        queueOpen: positions.some((p) => p.departmentId === d.id && (p.holderName ?? p.substituteName) !== null),
      })),
    };
  },
});

/** Names of active departments, for the public request form. */
export const publicDepartments = query({
  name: "setup.open",
  input: nothing,
  run: ({ db }) =>
    db.department.findMany({
      where: { active: true },
      select: { id: true, name: true },
      orderBy: [{ ordinal: "asc" }, { name: "asc" }],
    }),
});
