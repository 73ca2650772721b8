import { z } from "zod";
import { query } from "@/lib/kernel/command";
import { colleaguesOf } from "./mentions";

/** Whom one may name with «@» in a note or an answer. */
export const listColleagues = query({
  name: "staff.directory",
  input: z.strictObject({}),
  run: async ({ db }) => ({ items: await colleaguesOf(db), nextCursor: null }),
});
