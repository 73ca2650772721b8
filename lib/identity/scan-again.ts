import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { isEnded } from "@/lib/tasks/rules";
import { keysAreCurrent, newestScan, openScan } from "./scans";

/**
 * After an upgrade that makes keys in another way, a base that was scanned is scanned once more by itself: its old keys would not meet those
 * of new cards. Whoever stops it is obeyed: it begins once for each version.
 */
export const scanAgain = command({
  name: "likeness.scan",
  input: z.strictObject({}),
  load: async () => null,
  run: async (context) => {
    const last = await newestScan(context.db);
    if (!last || !isEnded(last.status) || keysAreCurrent(last)) return null;
    return (await openScan(context, last, null)).id;
  },
});
