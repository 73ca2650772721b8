import { closeByCustomer } from "@/lib/requests/close-by-customer";
import { trackDoor } from "@/lib/web/track-door";
import { trackingActor } from "@/lib/web/tracked";

type Context = { params: Promise<{ code: string }> };

export const POST = (request: Request, { params }: Context) =>
  trackDoor(request, params, async ({ code, upload }) => {
    const satisfaction = upload.fields.get("satisfaction");
    await closeByCustomer(await trackingActor(code), satisfaction ? { satisfaction } : {});
    return { did: "closed" };
  });
