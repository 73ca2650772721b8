import type { Prisma } from "@/prisma/generated/client";

/** An open transaction. Domain code is handed one; only the kernel can make one. */
export type Db = Prisma.TransactionClient;
