import { z } from "zod";
import { version } from "@/lib/base/fields";
import { referralItem } from "@/lib/referrals/schema";
import { referRequest } from "@/lib/requests/refer-request";
import { referralsSent } from "@/lib/web/act-views";
import type { Parts } from "@/lib/web/parts";
import { route } from "@/lib/web/route";

const one = referralItem.extend({ version });
const several = z.strictObject({ items: z.array(referralItem).min(1).max(20), version });

/** A single referral needs no list around it; its errors have none either. */
function listed({ params, body }: Parts): unknown {
  if ("items" in body) return { ...body, ...params };
  const { version, ...item } = body;
  return { items: [item], version, ...params };
}

export const POST = route(referRequest, {
  method: "POST",
  path: "/requests/{number}/referrals",
  summary: "Refer a request to a seat or a department; several at once, all or none",
  shown: z.union([one, several]),
  input: listed,
  field: (path, { body }) => ("items" in body ? path : path.replace(/^items\.0\.?/, "")),
  present: ({ referrals, ...request }) => ({ ...referrals[0]!, request, items: referrals }),
  gives: referralsSent,
});
