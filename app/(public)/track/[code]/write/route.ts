import { writeToRequest } from "@/lib/requests/write-to-request";
import { trackDoor } from "@/lib/web/track-door";
import { trackingActor } from "@/lib/web/tracked";

type Context = { params: Promise<{ code: string }> };

export const POST = (request: Request, { params }: Context) =>
  trackDoor(request, params, async ({ code, form }) => {
    await writeToRequest(await trackingActor(code), {
      body: form.get("body") ?? "",
      key: form.get("key") ?? undefined,
    });
    return { did: "wrote" };
  });
