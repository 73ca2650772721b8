import { afterAll, expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { closeDatabase, database } from "@/lib/kernel/database";
import { aPerson } from "@/tests/requests/desk";
import fc, { runs } from "@/tests/support/fuzz";
import { type Field, NAMES, type Name, type Start, type Step, World } from "./two-worlds";
import { stateOf } from "./world-state";

afterAll(closeDatabase);

const FIELDS: Field[] = ["city", "province", "incomeBand", "address"];
const LIKES = ["a", "b", "c", "d"];
const name = fc.constantFrom(...NAMES);
const each = <T>(one: fc.Arbitrary<T>) =>
  fc.record(Object.fromEntries(NAMES.map((n) => [n, one])) as Record<Name, fc.Arbitrary<T>>);
const value = fc.constantFrom("1", "2", "3");

const start: fc.Arbitrary<Start> = fc.record({
  fields: each(fc.record({ city: value, province: value, incomeBand: value, address: value }, { requiredKeys: [] })),
  interests: each(fc.uniqueArray(fc.constantFrom(...LIKES))),
  nameless: fc.uniqueArray(name),
  buyers: fc.uniqueArray(name, { maxLength: 2 }),
  tags: each(fc.uniqueArray(fc.nat(2))),
  mains: fc.uniqueArray(name),
  relations: fc.array(fc.record({ from: name, to: name, kind: fc.constantFrom("family", "colleague") }), {
    maxLength: 8,
  }),
  pairs: fc.array(
    fc.record({ a: name, b: fc.constantFrom(...NAMES, "O" as const, "P" as const), dismissed: fc.boolean() }),
    {
      maxLength: 8,
    },
  ),
});

// Between: what comes by keys of any card, what people do on the survivor's page, and merges of others.
const side = fc.constantFrom<Name>("L", "S", "K");
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("intake" as const),
      by: side,
      key: fc.constantFrom(0, 1),
      brings: fc.boolean(),
      named: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("both" as const), by: side, other: side }) },
  fc.record({ do: fc.constant("newKey" as const), of: fc.nat(5) }),
  fc.record({
    do: fc.constantFrom("note" as const, "tag" as const, "interaction" as const, "relation" as const),
    on: fc.constantFrom<Name>("S", "K", "X"),
  }),
  fc.record({ do: fc.constant("edit" as const), field: fc.constantFrom(...FIELDS), value: fc.constantFrom("8", "9") }),
  fc.record({ do: fc.constant("like" as const), add: fc.constantFrom("e", "f"), drop: fc.constantFrom(...LIKES) }),
  fc.record({ do: fc.constant("close" as const), of: fc.nat(9) }),
  fc.record({ do: fc.constant("buy" as const), by: side }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("merge" as const),
      from: fc.constantFrom<Name>("K", "X"),
      into: fc.constantFrom<Name>("S", "Y"),
      choice: fc.constantFrom("from", null),
    }),
  },
  fc.record({ do: fc.constant("onAndBack" as const) }),
);

const tale = fc.record({
  start,
  before: fc.array(step, { maxLength: 4 }),
  choice: fc.constantFrom("from" as const, null),
  between: fc.array(step, { maxLength: 8 }),
  on: fc.boolean(),
});

test("merge, then anything, then unmerge: every row is where it would be had there been no merge", async () => {
  const { actor } = await aPerson("coordinator");
  const tags = [newId(), newId(), newId()];
  await database().tag.createMany({ data: tags.map((id) => ({ id, name: id, key: id, createdAt: new Date() })) });
  await fc.assert(
    fc.asyncProperty(tale, async ({ start, before, choice, between, on }) => {
      const [merged, plain] = [new World(actor, tags), new World(actor, tags)];
      for (const world of [merged, plain]) {
        await world.begin(start);
        for (const step of before) await world.take(step);
      }
      expect(await stateOf(merged)).toEqual(await stateOf(plain));
      await merged.merge("L", "S", choice);
      if (on) await merged.merge("S", "T");
      for (const step of between) {
        // While S itself is merged on, what people do on its page they do to T.
        if (on && !["intake", "both", "newKey", "close", "buy"].includes(step.do)) continue;
        const unseen = step.do === "like" && !(await merged.interests()).includes(step.drop);
        for (const world of [merged, plain]) await world.take(unseen ? { ...step, drop: "" } : step);
      }
      if (on) await merged.part("S", "T", plain);
      await merged.part("L", "S", plain);
      expect(await stateOf(merged)).toEqual(await stateOf(plain));
      for (const [from, into] of [
        ["K", "S"],
        ["X", "S"],
        ["K", "Y"],
        ["X", "Y"],
      ] as const)
        for (const world of [merged, plain]) await world.part(from, into);
      expect(await stateOf(merged)).toEqual(await stateOf(plain));
    }),
    { numRuns: runs(6), endOnFailure: !process.env.FUZZ_SHRINK, verbose: 0 },
  );
}, 600_000);
