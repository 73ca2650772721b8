import { coordinatorSeat } from "@/lib/auth/actor";
import { jalaliParts } from "@/lib/i18n/date";
import { command } from "@/lib/kernel/command";
import { type RegistryRow, registryFilter, registryRow, registryRows } from "./list-registry";

/** All entries of a year in their order, to be written into a file; who took them away is written down. */
export const exportRegistry = command({
  name: "registry.export",
  input: registryFilter,
  load: async () => null,
  run: async ({ db, actor, input, now, record }): Promise<{ year: number; rows: RegistryRow[] }> => {
    const year = input.year ?? jalaliParts(now).year;
    const rows = await db.$queryRaw<Parameters<typeof registryRow>[0][]>`
      ${registryRows(actor, input, year)} order by b."number"`;
    const positionId = coordinatorSeat(actor)?.positionId;
    record({
      type: "registry.exported",
      ...(positionId ? { positionId } : {}),
      after: { year, channel: input.channel ?? null, rows: rows.length },
    });
    return { year, rows: rows.map(registryRow) };
  },
});
