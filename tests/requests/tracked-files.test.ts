import { afterAll, describe, expect, test } from "vitest";
import type { PublicActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { closeDatabase, database } from "@/lib/kernel/database";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { readRequest } from "@/lib/requests/queries";
import { readFile } from "@/lib/requests/read-file";
import { readTrackedFile } from "@/lib/requests/read-tracked-file";
import { trackRequest } from "@/lib/requests/track-request";
import { unmergeRequest } from "@/lib/requests/unmerge-request";
import { writeToRequest } from "@/lib/requests/write-to-request";
import type { Prisma } from "@/prisma/generated/client";
import { aRequest } from "@/tests/support/factories";
import { tokenOf } from "@/tests/support/office";
import { aDesk, refused } from "./desk";

afterAll(closeDatabase);

const named = (request: { id: string }, keyNamed = true): PublicActor => ({
  kind: "public",
  tracked: { requestId: request.id, keyNamed },
});

async function aFile(data: Partial<Prisma.FileUncheckedCreateInput>): Promise<string> {
  const id = newId();
  const told = { name: `${id.slice(-4)}.txt`, mime: "text/plain", size: 3, sha256: "0", path: id };
  await database().file.create({ data: { id, ...told, uploader: "form:x", createdAt: clock.now(), ...data } });
  return id;
}
const opens = async (actor: PublicActor, id: string) =>
  readTrackedFile(actor, { id }).then(
    () => true,
    (e) => (["notFound", "forbidden"].includes(e.code) ? false : Promise.reject(e)),
  );
const listed = async (request: { id: string; trackingCode: string }) => {
  const { open } = await trackRequest(named(request), { code: request.trackingCode });
  return [...open!.files, ...open!.conversation.flatMap((said) => said.files)].map(({ id }) => id);
};

describe("who named a key of a request", () => {
  test("finds the files that he sent with it, and no others", async () => {
    const [mine, other] = [await aRequest({ mobile: "+989121110001" }), await aRequest({ mobile: "+989121110002" })];
    await tokenOf(null);
    const formToken = await database().apiToken.findFirstOrThrow({ where: { userId: null } });
    const sent = [
      await aFile({ requestId: mine.id }),
      await aFile({ requestId: mine.id, uploader: `token:${formToken.id}` }),
    ];
    const foreign = [
      await aFile({ requestId: mine.id, uploader: `user:${newId()}` }),
      await aFile({ requestId: mine.id, uploader: `token:${newId()}` }),
      await aFile({ requestId: other.id }),
      await aFile({}),
      newId(),
    ];
    expect(await listed(mine)).toEqual(sent);
    for (const id of sent) expect(await opens(named(mine), id)).toBe(true);
    for (const id of foreign) expect(await opens(named(mine), id)).toBe(false);
    for (const actor of [{ kind: "public" } as const, named(mine, false), named(other)])
      expect(await opens(actor, sent[0]!)).toBe(false);
    expect((await trackRequest({ kind: "public" }, { code: mine.trackingCode })).open).toBeNull();
  });

  test("sends files when he writes again; staff find them beside what he wrote", async () => {
    const desk = await aDesk();
    const request = await aRequest({ mobile: "+989121110003", ownerPositionId: desk.coordinator.positionId });
    const key = newId();
    const file = await aFile({ uploader: `form:${key}` });
    const write = { body: "این هم عکس", key, attachments: [file] };
    await Promise.all([1, 2, 3].map(() => writeToRequest(named(request), write)));
    const view = await readRequest(desk.coordinator.actor, { number: request.number });
    expect(view.messages).toHaveLength(1);
    expect(view.files).toMatchObject([{ id: file, messageId: view.messages[0]!.id }]);
    expect(await readFile(desk.coordinator.actor, { id: file })).toMatchObject({ id: file });
    expect(await listed(request)).toEqual([file]);
    expect(await opens(named(request), file)).toBe(true);
  });

  test("sends none that another form or another request brought", async () => {
    const request = await aRequest({ mobile: "+989121110004" });
    const key = newId();
    const taken = await aFile({ uploader: `form:${key}`, requestId: (await aRequest()).id });
    for (const id of [await aFile({ uploader: "form:another" }), taken, newId()]) {
      const write = { body: "سلام", key, attachments: [id] };
      const error = await refused(() => writeToRequest(named(request), write), "invalid");
      expect(error.fields).toMatchObject({ attachments: { key: "file.unknown" } });
    }
  });
});

test("files of a merged request stay with the code by which they came", async () => {
  const desk = await aDesk();
  const target = await aRequest({ mobile: "+989121110005" });
  const merged = await aRequest({ mobile: "+989121110006", customerId: target.customerId });
  await mergeRequests(desk.coordinator.actor, { number: merged.number, into: target.number });
  const write = async (by: { id: string }) => {
    const key = newId();
    const file = await aFile({ uploader: `form:${key}` });
    await writeToRequest(named(by), { body: "عکس", key, attachments: [file] });
    return file;
  };
  const [fromTarget, fromMerged] = [await write(target), await write(merged)];
  expect([await listed(target), await listed(merged)]).toEqual([[fromTarget], [fromMerged]]);
  const filesOf = async (number: number) =>
    (await readRequest(desk.coordinator.actor, { number })).files.map((f) => f.id);
  expect(new Set(await filesOf(target.number))).toEqual(new Set([fromTarget, fromMerged]));
  await unmergeRequest(desk.coordinator.actor, { number: merged.number });
  expect([await filesOf(target.number), await filesOf(merged.number)]).toEqual([[fromTarget], [fromMerged]]);
});
