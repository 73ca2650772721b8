import type { Situation } from "@/prisma/demo/situation";
import { financeInvoices } from "@/prisma/demo/texts/finance-invoices";
import { financeMoney } from "@/prisma/demo/texts/finance-money";
import { salesNew } from "@/prisma/demo/texts/sales-new";
import { salesOrders } from "@/prisma/demo/texts/sales-orders";
import { supportVisits } from "@/prisma/demo/texts/support-visits";
import { supportWater } from "@/prisma/demo/texts/support-water";

export const situations: Situation[] = [
  ...salesNew,
  ...salesOrders,
  ...supportWater,
  ...supportVisits,
  ...financeInvoices,
  ...financeMoney,
];
