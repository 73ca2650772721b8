import { expect, test } from "vitest";
import { SYSTEM, type UserActor } from "@/lib/auth/actor";
import { seesRequest } from "@/lib/auth/sight";
import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { readFacts } from "@/lib/live/queries";
import { sightOf } from "@/lib/requests/store";
import type { ReferralStatus } from "@/prisma/generated/enums";
import { aDesk, aStandingReferral } from "@/tests/requests/desk";
import { vacate } from "@/tests/support/factories";

const statuses: ReferralStatus[] = ["sent", "accepted", "answered", "passed_on", "returned", "recalled", "cancelled"];

test("sight in memory says what the SQL says, for everybody and every state", async () => {
  const desk = await aDesk();
  const people: UserActor[] = Object.values(desk).flatMap((one) =>
    typeof one === "string" ? [] : "actor" in one ? [one.actor] : [one],
  );
  const seen = new Set<boolean>();
  for (const status of statuses)
    for (const how of ["seat", "queue", "vacant"]) {
      const queue = { toDepartmentId: desk.tech, holderPositionId: null };
      const { request } = await aStandingReferral(desk, status, how === "queue" ? queue : {});
      if (how === "vacant") await vacate(desk.colleague.positionId);
      if (how === "queue") await named(request.id, desk.stranger.actor, desk.coordinator.userId);
      const [facts] = await readFacts(SYSTEM("live"), { ids: [request.id] });
      for (const actor of people) {
        const sql = (await sightOf(database() as unknown as Db, actor, request.id)) === "full";
        expect([status, how, actor.name, seesRequest(actor, facts!)]).toEqual([status, how, actor.name, sql]);
        seen.add(sql);
      }
    }
  expect(seen.size).toBe(2);
});

/** Somebody wrote his name in a note. */
async function named(requestId: string, { userId }: UserActor, byUserId: string) {
  await database().mention.create({ data: { id: newId(), requestId, userId, byUserId, at: new Date() } });
}
