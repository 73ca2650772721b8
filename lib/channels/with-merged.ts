import { Prisma } from "@/prisma/generated/client";

const { sql } = Prisma;

/** SQL: an array of this request and those that are shown under it, in any depth: their messages are its messages. */
export const withMerged = (requestId: Prisma.Sql): Prisma.Sql => sql`array(
  with recursive shown as (
    select ${requestId} as "id" union select m."id" from "Request" m join shown on m."mergedIntoId" = shown."id"
  ) select "id" from shown)`;
