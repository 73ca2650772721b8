import { SYSTEM, type UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { hashPassword } from "@/lib/base/password";
import { database, transaction } from "@/lib/kernel/database";
import { writeEvents } from "@/lib/kernel/events";
import { saveTarget } from "@/lib/service/save-target";
import { changeSetting } from "@/lib/staff/change-setting";
import { createDepartment } from "@/lib/staff/create-department";
import { createPosition } from "@/lib/staff/create-position";
import { holdPosition } from "@/lib/staff/hold-position";
import { setSubstitute } from "@/lib/staff/set-substitute";
import type { DemoCompany, DemoUser } from "@/prisma/demo/shape";
import { idOf, type World } from "@/prisma/demo/world";

const DAY = 86_400_000;
const PASSWORD = "peyvand-demo";
const ADMINISTRATOR = "admin@demo.test";

const HOUR = 60;
/** Beside the usual hours to the first reply. */
const TARGETS = [
  { clock: "resolution", minutes: 52 * HOUR },
  { clock: "resolution", priority: "urgent", minutes: 13 * HOUR },
  { clock: "resolution", kind: "complaint", minutes: 35 * HOUR },
  { clock: "resolution", level: "platinum", minutes: 26 * HOUR },
  { clock: "hop", minutes: 18 * HOUR },
  { clock: "hop", priority: "urgent", minutes: 6 * HOUR },
] as const;

/** Opens the house on the day `founded`: colleagues, departments, seats and who sits there, settings, office hours. */
export function loadHouse(world: World, founded: Date): Promise<void> {
  return clock.at(founded, async () => {
    await loadUsers(world);
    await loadOfficeHours();
    const admin = await world.actor(ADMINISTRATOR, founded);
    await loadSeats(world, admin);
    await loadSettings(admin, world.demo.company);
    for (const target of TARGETS) await saveTarget(admin, target);
  });
}

/** The rows that `create-user` would make, but with one password whose hash is made once. */
async function loadUsers({ demo, users }: World): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await transaction(async (db) => {
    const now = clock.now();
    for (const user of demo.users) users.set(user.email, newId());
    await db.user.createMany({
      data: demo.users.map((user) => ({ ...row(user), id: users.get(user.email)!, passwordHash, createdAt: now })),
    });
    const events = demo.users.map((user) => {
      const { email, name, manager, administrator } = row(user);
      const subject = { type: "user", id: users.get(user.email)! };
      return {
        type: "user.created" as const,
        subject,
        after: { manager, administrator },
        personal: { name, email },
      };
    });
    await writeEvents(db, SYSTEM("demo"), now, events, []);
  });
}

const row = ({ email, name, roles }: DemoUser) => ({
  email,
  name,
  manager: roles.includes("manager"),
  administrator: roles.includes("administrator"),
  demo: true,
});

async function loadSeats({ demo, departments, positions, users }: World, admin: UserActor): Promise<void> {
  for (const [ordinal, { key, name }] of demo.departments.entries())
    departments.set(key, (await createDepartment(admin, { name, ordinal })).id);
  for (const { key, title, department, role, holder } of demo.positions) {
    const departmentId = idOf(departments, department);
    const { id: positionId } = await createPosition(admin, { departmentId, title, role });
    positions.set(key, positionId);
    if (holder) await holdPosition(admin, { positionId, userId: idOf(users, holder) });
  }
}

/** Substitutions were entered the day before they began. */
export const substitutions = (world: World) =>
  world.demo.substitutions.map(({ position, substitute, from, until }) => ({
    at: new Date(from.getTime() - DAY),
    run: async () => {
      const admin = await world.actor(ADMINISTRATOR, from);
      const userId = idOf(world.users, substitute);
      await setSubstitute(admin, { positionId: idOf(world.positions, position), userId, from, until });
    },
  }));

async function loadSettings(admin: UserActor, { name, legalName, colour, front, ...house }: DemoCompany) {
  const { title, lead, phone, email, address, hours } = front;
  const company = { name, legalName, colour, title, lead, phone, email, address, hours };
  await changeSetting(admin, { key: "company", value: company });
  await changeSetting(admin, { key: "areaCode", value: house.areaCode });
  await changeSetting(admin, { key: "silenceDays", value: house.silenceDays });
}

/** Saturday to Wednesday 8–17, Thursday 8–13, in place of the usual week. Minutes from midnight; 0 is Saturday. */
async function loadOfficeHours(): Promise<void> {
  const week = [1020, 1020, 1020, 1020, 1020, 780];
  const days = [...week.map((closes) => [[480, closes]]), []];
  await database().workWeek.updateMany({ where: { departmentId: null }, data: { days } });
}
