import { z } from "zod";
import type { FormActor, UserActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { env } from "@/lib/base/env";
import { notFound } from "@/lib/base/errors";
import { sha256 } from "@/lib/base/id";
import { query } from "@/lib/kernel/command";
import { type Preferences, SESSION_IDLE, SESSION_TOUCH } from "./rules";
import type { Company, Settings } from "./schema";
import { type ActorRow, actorColumns, forgetSettings, loadSettings } from "./store";

const nothing = z.strictObject({});

type Opened = { actor: UserActor; preferences: Preferences };

/** Whose session this is; null when it was ended, has expired, or its user is deactivated. One statement; a second each five minutes. */
export const readSession = query({
  name: "session.read",
  input: z.strictObject({ sessionId: z.uuid() }),
  run: async ({ db, input, now }): Promise<Opened | null> => {
    const idle = new Date(now.getTime() - SESSION_IDLE);
    const [row] = await db.$queryRaw<(ActorRow & { preferences: Preferences; lastSeenAt: Date })[]>`
      select ${actorColumns(now)}, s."lastSeenAt",
        u."preferences" || case when u."awaySince" is null then '{}' else '{"away": true}' end::jsonb as "preferences"
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

/** Those of these sessions that still hold, for pages that stay open. Looking on keeps nobody signed in: nothing is touched. */
export const readSessions = query({
  name: "live.follow",
  input: z.strictObject({ sessionIds: z.array(z.uuid()) }),
  run: async ({ db, input, now }): Promise<UserActor[]> => {
    const idle = new Date(now.getTime() - SESSION_IDLE);
    const rows = await db.$queryRaw<(ActorRow & { sessionId: string })[]>`
      select ${actorColumns(now)}, s."id" as "sessionId" from "Session" s join "User" u on u."id" = s."userId"
      where s."id" = any(${input.sessionIds}::uuid[]) and s."endedAt" is null and s."expiresAt" > ${now} and s."lastSeenAt" > ${idle}
        and u."active" and u."preferences"->'temporary' is null`;
    return rows.map((row) => ({ kind: "user", ...row }));
  },
});

/** Whom a token acts as. It holds `until` that moment, for as long as no change of staff, seats and tokens was counted beyond `epoch`. */
export type Recognised = { actor: UserActor | FormActor; epoch: number; until: Date | null };

/** Whom a bearer token acts as; null when unknown, revoked, expired, or its user is deactivated. One statement. */
export const readToken = query({
  name: "session.read",
  input: z.strictObject({ secret: z.string().max(200) }),
  run: async ({ db, input, now }): Promise<Recognised | null> => {
    const [row] = await db.$queryRaw<(ActorRow & Omit<Recognised, "actor"> & { tokenId: string; form: boolean })[]>`
      select k."id" as "tokenId", k."userId" is null as "form", ${actorColumns(now)}, (select "n" from "StaffEpoch") as "epoch",
        least(k."expiresAt", (select min(t) from "Substitution", unnest(array["from", "until"]) t where "endedAt" is null and t > ${now})) as "until"
      from "ApiToken" k left join "User" u on u."id" = k."userId"
      where k."hash" = ${sha256(input.secret)} and k."revokedAt" is null and (k."expiresAt" is null or k."expiresAt" > ${now})
        and (k."userId" is null or u."active")`;
    if (!row) return null;
    const { form, tokenId, epoch, until, ...actor } = row;
    return { actor: form ? { kind: "form", tokenId } : { kind: "user", ...actor, tokenId }, epoch, until };
  },
});

/** For the API's `/me`: the actor itself is the answer. */
export const readMe = query({ name: "profile.read", input: nothing, run: async ({ actor }) => actor });

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
    away: boolean; // its holder says that he is not there
  }[];
};

/** Active departments and seats with who sits in them, for pickers of referrals. A seat with neither holder nor substitute cannot be referred to. */
export const directory = query({
  name: "staff.directory",
  input: nothing,
  run: async ({ db, now }): Promise<Directory> => {
    const positions = await db.$queryRaw<Directory["positions"]>`
      select p."id", p."title", p."role"::text, p."departmentId", d."name" as "departmentName", h."name" as "holderName", s."name" as "substituteName",
        coalesce(h."away", false) as "away" from "Position" p join "Department" d on d."id" = p."departmentId"
      left join lateral (select u."name", u."awaySince" is not null as "away" from "PositionHolder" h join "User" u on u."id" = h."userId"
        where h."positionId" = p."id" and h."until" is null and u."active" limit 1) h on true
      left join lateral (select u."name" from "Substitution" s join "User" u on u."id" = s."userId"
        where s."positionId" = p."id" and s."endedAt" is null and s."from" <= ${now} and s."until" > ${now} and u."active" limit 1) s on true
      where p."active" and d."active" order by d."ordinal", d."name", p."role" desc, p."title"`;
    const departments = await activeDepartments(db);
    return {
      positions,
      departments: departments.map((d) => ({
        ...d,
        queueOpen: positions.some((p) => p.departmentId === d.id && (p.holderName ?? p.substituteName) !== null),
      })),
    };
  },
});

const activeDepartments = (db: Db) =>
  db.department.findMany({
    where: { active: true },
    select: { id: true, name: true },
    orderBy: [{ ordinal: "asc" }, { name: "asc" }],
  });

/** Names of active departments, for the public request form. */
export const publicDepartments = query({
  name: "setup.open",
  input: nothing,
  run: ({ db }) => activeDepartments(db),
});

/** Name, colour and words of the house, for every page; at most 30 seconds old. */
export const company = query({
  name: "company.read",
  input: nothing,
  run: async ({ db, now }): Promise<Company> => (await loadSettings(db, now)).company,
});

/** All settings of the house. */
export const readSettings = query({
  name: "settings.read",
  input: nothing,
  run: ({ db, now }): Promise<Settings> => {
    forgetSettings();
    return loadSettings(db, now);
  },
});

/** True until the first user exists: then `/setup` is the first page. */
export const setupIsOpen = query({
  name: "setup.open",
  input: nothing,
  run: async ({ db }) => (await db.user.findFirst({ select: { id: true } })) === null,
});

/** Everyone who has or had an account, active ones first, with the seats they hold. */
export const listUsers = query({
  name: "settings.read",
  input: nothing,
  run: async ({ db, now }) => {
    const users = await db.user.findMany({
      omit: { passwordHash: true },
      include: {
        holdings: { where: { until: null }, include: { position: { include: { department: true } } } },
        sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
      },
      orderBy: [{ active: "desc" }, { name: "asc" }],
    });
    return users.map(({ preferences, sessions, holdings, ...user }) => {
      const { temporary } = preferences as Preferences;
      const expired = temporary !== undefined && (temporary.used === true || new Date(temporary.until) <= now);
      return {
        ...user,
        temporary: temporary ? (expired ? ("expired" as const) : ("waiting" as const)) : null,
        lastSeenAt: sessions[0]?.lastSeenAt ?? null,
        seats: holdings.map(({ position: p }) => ({ id: p.id, title: p.title, departmentName: p.department.name })),
      };
    });
  },
});

/** All departments, open ones first, with how many seats each has. */
export const listDepartments = query({
  name: "settings.read",
  input: nothing,
  run: async ({ db }) => {
    const rows = await db.department.findMany({
      include: { _count: { select: { positions: { where: { active: true } } } } },
      orderBy: [{ active: "desc" }, { ordinal: "asc" }, { name: "asc" }],
    });
    return rows.map(({ _count, ...department }) => ({ ...department, positionCount: _count.positions }));
  },
});

/** All seats with their holder, and substitutions that run or are to come. */
export const listPositions = query({
  name: "settings.read",
  input: nothing,
  run: async ({ db, now }) => {
    const rows = await db.position.findMany({
      include: {
        department: { select: { name: true } },
        holders: { where: { until: null }, include: { user: { select: { id: true, name: true } } } },
        substitutions: {
          where: { endedAt: null, until: { gt: now } },
          include: { user: { select: { name: true } } },
          orderBy: { from: "asc" },
        },
      },
      orderBy: [
        { active: "desc" },
        { department: { ordinal: "asc" } },
        { department: { name: "asc" } },
        { title: "asc" },
      ],
    });
    return rows.map(({ department, holders, substitutions, ...position }) => ({
      ...position,
      departmentName: department.name,
      holder: holders[0] ? { ...holders[0].user, from: holders[0].from } : null,
      substitutions: substitutions.map(({ id, user, userId, from, until }) => ({
        id,
        userId,
        name: user.name,
        from,
        until,
        running: from <= now,
      })),
    }));
  },
});

/** One seat with everyone who ever held it or stood in, newest first. */
export const readPosition = query({
  name: "settings.read",
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ db, input }) => {
    const who = { user: { select: { name: true } } };
    const position = await db.position.findUnique({
      where: { id: input.id },
      include: {
        department: { select: { name: true } },
        holders: { include: who, orderBy: { from: "desc" }, take: 50 },
        substitutions: { include: who, orderBy: { from: "desc" }, take: 50 },
      },
    });
    if (!position) throw notFound();
    return position;
  },
});

/** Keys of programs, without their secrets: living ones first. */
export const listTokens = query({
  name: "settings.read",
  input: nothing,
  run: async ({ db, now }) => {
    const rows = await db.apiToken.findMany({
      omit: { hash: true },
      include: { user: { select: { name: true, active: true } } },
      orderBy: { createdAt: "desc" },
      take: 200,
    });
    const alive = (t: (typeof rows)[number]) =>
      t.revokedAt === null && (t.expiresAt === null || t.expiresAt > now) && t.user?.active !== false;
    return rows.map((t) => ({ ...t, alive: alive(t) })).sort((a, b) => Number(b.alive) - Number(a.alive));
  },
});

/** One's own open sessions, the latest first. */
export const listSessions = query({
  name: "session.list",
  input: nothing,
  run: async ({ db, actor, now }) =>
    db.session.findMany({
      where: {
        userId: (actor as UserActor).userId,
        endedAt: null,
        expiresAt: { gt: now },
        lastSeenAt: { gt: new Date(now.getTime() - SESSION_IDLE) },
      },
      select: { id: true, createdAt: true, lastSeenAt: true, address: true, agent: true },
      orderBy: { lastSeenAt: "desc" },
      take: 50,
    }),
});

/** The people of the demo company, whose password is public, for the sign-in page; nobody outside the demo. */
export const demoUsers = query({
  name: "session.read",
  input: nothing,
  run: async ({ db }) => {
    if (!env().DEMO) return [];
    const users = await db.user.findMany({
      where: { demo: true, active: true },
      select: {
        name: true,
        email: true,
        administrator: true,
        manager: true,
        holdings: { where: { until: null }, select: { position: { select: { title: true, role: true } } } },
      },
      orderBy: { email: "asc" },
      take: 30,
    });
    return users.map(({ holdings, ...user }) => ({ ...user, seat: holdings[0]?.position ?? null }));
  },
});
