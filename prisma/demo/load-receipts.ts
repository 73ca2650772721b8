import { type Actor, SYSTEM } from "@/lib/auth/actor";
import { receiveRequest } from "@/lib/requests/receive-request";
import { submitRequest } from "@/lib/requests/submit-request";
import { coordinator } from "@/prisma/demo/company";
import { paperOf } from "@/prisma/demo/load-channels";
import type { Channel, DemoRequest } from "@/prisma/demo/shape";
import { idOf, type World } from "@/prisma/demo/world";

/** Doors that prove a key by themselves: what came by them was received by a job of ours. */
const PROVED: Partial<Record<Channel, "mobile" | "email" | "handle">> = {
  email: "email",
  sms: "mobile",
  whatsapp: "mobile",
  telegram: "handle",
  bale: "handle",
  instagram: "handle",
};

/** The request comes in by its own door: the public form, a channel's job, or the desk that wrote down a call. */
export async function receive(world: World, request: DemoRequest): Promise<void> {
  const { channel, key, sender, departmentHint } = request;
  const { kind } = world.demo.customers.find((c) => c.key === request.customerKey)!;
  const { handle, ...words } = sender;
  const input = {
    channel,
    subject: request.subject,
    body: request.body,
    kind: request.kind,
    priority: request.priority,
    confidential: request.confidential ?? false,
    customer: { ...words, kind, handles: handle ? [handle] : [] },
    ...paperOf(request),
    ...(departmentHint ? { departmentId: idOf(world.departments, departmentHint) } : {}),
  };
  const proved = PROVED[channel];
  const taken = proved
    ? await receiveRequest(SYSTEM(channel), { ...input, proved: [proved] })
    : await submitRequest(await sentBy(world, request), input);
  const { number, id, customer } = taken;
  world.requests.set(key, { number, id, customerId: customer.id, referrals: new Map() });
}

const sentBy = async (world: World, { channel, receivedAt }: DemoRequest): Promise<Actor> =>
  channel === "web" ? { kind: "public" } : world.actor(coordinator, receivedAt);
