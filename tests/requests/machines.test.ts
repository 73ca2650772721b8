import { expect, test } from "vitest";
import { clock } from "@/lib/base/clock";
import { AppError } from "@/lib/base/errors";
import { database } from "@/lib/kernel/database";
import { acceptReferral } from "@/lib/requests/accept-referral";
import { addNote } from "@/lib/requests/add-note";
import { answerReferral } from "@/lib/requests/answer-referral";
import { assignReferral } from "@/lib/requests/assign-referral";
import { cancelReferral } from "@/lib/requests/cancel-referral";
import { closeByCustomer } from "@/lib/requests/close-by-customer";
import { closeRequest } from "@/lib/requests/close-request";
import { markSpam } from "@/lib/requests/mark-spam";
import { openReferral } from "@/lib/requests/open-referral";
import { ownRequest } from "@/lib/requests/own-request";
import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { recallReferral } from "@/lib/requests/recall-referral";
import { referRequest } from "@/lib/requests/refer-request";
import { rejectAnswer } from "@/lib/requests/reject-answer";
import { releaseReferral } from "@/lib/requests/release-referral";
import { reopenRequest } from "@/lib/requests/reopen-request";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { returnReferral } from "@/lib/requests/return-referral";
import { workOf } from "@/lib/requests/store";
import { writeToRequest } from "@/lib/requests/write-to-request";
import type { Request } from "@/prisma/generated/client";
import { aRequest } from "@/tests/support/factories";
import fc, { runs } from "@/tests/support/fuzz";
import { aDesk, aPerson, countersAreRight, type Desk, row, snapshot, tracking } from "./desk";
import { type Act, coordinators, fresh, type Model, people, step, type Who } from "./model";

type House = { desk: Desk; who: Record<Who, Desk["manager"]>; seat: Record<string, string> };

async function house(): Promise<House> {
  const desk = await aDesk();
  const out = await aPerson("officer");
  const seated = {
    coord1: desk.coordinator,
    coord2: desk.second,
    a: desk.officer,
    b: desk.colleague,
    head: desk.head,
    out,
  };
  const actors = Object.fromEntries(Object.entries(seated).map(([name, p]) => [name, p.actor]));
  return {
    desk,
    who: { ...actors, manager: desk.manager, admin: desk.administrator } as House["who"],
    seat: Object.fromEntries(Object.entries(seated).map(([name, p]) => [name, p.positionId])),
  };
}

const anyone = fc.constantFrom(...people);
const desks = fc.constantFrom<Who>(...coordinators, ...coordinators, ...coordinators, ...coordinators, ...people);
const officers = fc.constantFrom<Who>("a", "b", "out");
const target = fc.oneof(officers, fc.constant("queue" as const));
const ref = fc.nat({ max: 11 });
const bool = fc.boolean();
const held = ["open", "accept", "release", "answer", "return", "recall", "cancel", "reject"] as const;
/** `who: "holder"` becomes whoever has the referral then, so that long lives are lived and not only refused. */
const likely = fc.oneof({ weight: 6, arbitrary: fc.constant("holder" as const) }, { weight: 2, arbitrary: anyone });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant("refer" as const),
      who: desks,
      to: target,
      copy: fc.constantFrom(false, false, true),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant("reply" as const),
      who: desks,
      then: fc.constantFrom("done", "keep", "wait", "close"),
      cancelOpen: bool,
      reached: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constantFrom("close", "reopen", "reopen", "reopen", "spam", "own", "note"),
      who: desks,
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom("write", "write", "write", "customerCloses") }) },
  {
    weight: 12,
    arbitrary: fc.record({
      act: fc.constantFrom(...held, "answer", "answer", "reject"),
      who: likely,
      ref,
    }) as fc.Arbitrary<Act>,
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant("assign" as const),
      who: fc.constantFrom<Who>("head", "head", ...people),
      ref,
      to: officers,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constantFrom("handOver", "ask"),
      who: likely,
      ref,
      to: target,
    }) as fc.Arbitrary<Act>,
  },
) as fc.Arbitrary<Act>;

function named(a: Act, m: Model): Act {
  if (!("ref" in a) || m.refs.length === 0) return a;
  const ref = a.ref % m.refs.length;
  if ((a.who as string) !== "holder") return { ...a, ref };
  const r = m.refs[ref];
  const sender =
    a.act === "recall" ? r?.from : a.act === "cancel" ? m.owner : a.act === "reject" ? (r?.asker ?? "coord1") : null;
  return { ...a, ref, who: sender ?? r?.holder ?? "a" };
}

const placed = (h: House, to: Who | "queue") =>
  to === "queue" ? { departmentId: h.desk.tech } : { positionId: h.seat[to]! };

/** The same act on the real thing. Ids of referrals are kept in the order of the model's. */
async function really(h: House, request: Request, ids: string[], a: Act): Promise<unknown> {
  const { number } = request;
  if (a.act === "write") return writeToRequest(tracking(request), { body: "خبری شد؟" });
  if (a.act === "customerCloses") return closeByCustomer(tracking(request), {});
  const actor = h.who[a.who];
  if ("ref" in a) return onReferral(h, number, actor, ids, a);
  switch (a.act) {
    case "refer": {
      const item = {
        to: placed(h, a.to),
        instruction: `لطفاً ${ids.length}`, // the same twice is refused
        purpose: a.copy ? ("information" as const) : ("action" as const),
      };
      return ids.push((await referRequest(actor, { number, items: [item] })).referrals[0]!.id);
    }
    case "reply":
      return replyToRequest(actor, {
        number,
        channel: "phone",
        body: "گفته شد",
        then: a.then,
        cancelOpen: a.cancelOpen,
        ...(a.reached ? {} : { callOutcome: "busy" as const }),
      });
    case "close":
      return closeRequest(actor, { number, outcome: "solved" });
    case "reopen":
      return reopenRequest(actor, { number });
    case "spam":
      return markSpam(actor, { number });
    case "own":
      return ownRequest(actor, { number });
    case "note":
      return addNote(actor, { number, body: "یادداشت" });
  }
}

async function onReferral(
  h: House,
  number: number,
  actor: Desk["manager"],
  ids: string[],
  a: Extract<Act, { ref: number }>,
) {
  const id = ids[a.ref]!;
  switch (a.act) {
    case "open":
      return openReferral(actor, { id });
    case "accept":
      return acceptReferral(actor, { id });
    case "release":
      return releaseReferral(actor, { id });
    case "answer":
      return answerReferral(actor, { id, body: "پاسخ" });
    case "return":
      return returnReferral(actor, { id, reason: "نه" });
    case "recall":
      return recallReferral(actor, { id });
    case "cancel":
      return cancelReferral(actor, { id, reason: "نه" });
    case "reject":
      return rejectAnswer(actor, { number, referralId: id, reason: "ناقص" });
    case "assign":
      return assignReferral(actor, { id, positionId: h.seat[a.to]! });
    default: {
      const mode = a.act === "ask" ? ("ask" as const) : ("hand_over" as const);
      return ids.push((await passOnReferral(actor, { id, mode, instruction: "لطفاً", to: placed(h, a.to) })).id);
    }
  }
}

/** What the rows say, in the model's words. */
async function real(h: House, request: Request, ids: string[]) {
  const { status, ownerPositionId, lastFinalReplyAt } = await row(request.id);
  const byId = new Map(
    (await database().referral.findMany({ where: { requestId: request.id } })).map((r) => [r.id, r]),
  );
  const name = (positionId: string | null) => Object.keys(h.seat).find((n) => h.seat[n] === positionId) ?? null;
  const refs = ids
    .map((id) => byId.get(id)!)
    .map((r) => ({ status: r.status, holder: name(r.holderPositionId), asker: name(r.askedByPositionId) }));
  return {
    status,
    owner: name(ownerPositionId),
    refs,
    work: await workOf(database() as never, { id: request.id, lastFinalReplyAt }),
  };
}

const modelled = (m: Model) => ({
  status: m.status,
  owner: m.owner,
  refs: m.refs.map(({ status, holder, asker }) => ({ status, holder, asker })),
});

/** Never two who must act on one part, never an owed part on a request that says nothing is owed. */
function holds(state: Awaited<ReturnType<typeof real>>): void {
  if (state.status === "referred" || state.work === "referred") expect(state.status).toBe(state.work);
  if (state.status === "answered") expect(state.work).toBe("answered");
  for (const r of state.refs)
    if (["accepted", "answered", "passed_on"].includes(r.status)) expect(r.holder).not.toBeNull();
}

async function live(h: House, acts: readonly Act[]): Promise<Record<string, number>> {
  const request = await aRequest();
  const ids: string[] = [];
  const model = fresh();
  const count = { ok: 0, no: 0 };
  let now = Date.now();
  for (const drawn of acts) {
    const a = named(drawn, model);
    if ("ref" in a && a.ref >= model.refs.length) continue;
    const expected = step(model, a);
    count[expected] += 1;
    const before = expected === "no" ? await snapshot() : "";
    now += 1000;
    const outcome = await clock
      .at(new Date(now), () => really(h, request, ids, a))
      .then(
        () => "ok" as const,
        (e: unknown) => e,
      );
    if (expected === "ok") expect(outcome, JSON.stringify(a)).toBe("ok");
    else {
      expect(outcome, JSON.stringify(a)).toBeInstanceOf(AppError);
      expect(["notFound", "forbidden", "conflict", "invalid"]).toContain((outcome as AppError).code);
      if ((outcome as AppError).code === "invalid") expect(["assign", "handOver", "ask"]).toContain(a.act);
      expect(await snapshot(), JSON.stringify(a)).toBe(before);
    }
    const state = await real(h, request, ids);
    expect(state, JSON.stringify(a)).toMatchObject(modelled(model));
    holds(state);
    await countersAreRight(request.customerId);
  }
  return count;
}

test("random lives of a request end where the tables say, and what the tables forbid changes no row", async () => {
  const h = await house();
  const total = { ok: 0, no: 0 };
  const lives = fc.asyncProperty(fc.array(act, { minLength: 30, maxLength: 60, size: "max" }), async (acts) => {
    const count = await live(h, acts);
    total.ok += count.ok!;
    total.no += count.no!;
  });
  await fc.assert(lives, { numRuns: runs(16), endOnFailure: true });
  // It must really have lived: many moves of both sorts.
  expect(total.ok).toBeGreaterThan(60);
  expect(total.no).toBeGreaterThan(60);
}, 300_000);
