import { type Answered, type Asked, standInServer, type Taken } from "./server";

type Message = { messageText: string; number: number; mobile: number; receivedDateTime: number };

/** A stand-in for SMS.ir (sms.ir/rest-api): bulk, verify, one delivery, the inbox of the day and its archive, credit. */
export async function smsIrStandIn(key = "smsir-key") {
  const taken: Taken[] = [];
  const inbox: Message[] = [];
  const archive: Message[] = [];
  const status = new Map<string, number>();
  const blacklist = new Set<string>();
  const wrong: { status: number | null } = { status: null };
  let next = 89_545_112;
  const fine = (data: unknown): Answered => ({ json: { status: 1, message: "موفق", data } });
  const no = (code: number, http = 400): Answered => ({
    status: http,
    json: { status: code, message: "خطا", data: null },
  });
  const take = (to: string, text: string): number => {
    const id = next++;
    taken.push({ id: String(id), to, text, ref: null });
    return id;
  };
  const paged = (list: Message[], { query }: Asked): Answered => {
    const sorted = [...list].sort((a, b) => a.receivedDateTime - b.receivedDateTime);
    if (query.get("sortByNewest") === "true") sorted.reverse();
    const [size, page] = [Number(query.get("pageSize") ?? 100), Number(query.get("pageNumber") ?? 1)];
    return fine(sorted.slice((page - 1) * size, page * size));
  };
  const bulk = ({ json }: Asked): Answered => {
    const [to] = json.mobiles as [string];
    if (!/^09\d{9}$/.test(to)) return no(104);
    return fine({
      packId: "2b99e63c",
      messageIds: [blacklist.has(to) ? 0 : take(to, json.messageText as string)],
      cost: 1.0,
    });
  };
  const verify = ({ json }: Asked): Answered => {
    const [{ name, value }] = json.parameters as [{ name: string; value: string }];
    return fine({ messageId: take(json.mobile as string, `${json.templateId}:${name}=${value}`), cost: 1.0 });
  };
  const one = (id: string): Answered =>
    taken.some((t) => t.id === id)
      ? fine({ messageId: Number(id), deliveryState: status.get(id) ?? 3, deliveryDateTime: 1_795_000_000 })
      : no(111);
  const server = await standInServer((asked) => {
    if (asked.headers["x-api-key"] !== key) return no(10, 401);
    if (wrong.status !== null) return no(wrong.status, wrong.status === 20 ? 429 : 400);
    const path = asked.path.replace("/v1/", "");
    if (path === "send/bulk") return bulk(asked);
    if (path === "send/verify") return verify(asked);
    if (path === "receive/live") return paged(inbox, asked);
    if (path === "receive/archive")
      return paged(
        archive.filter((m) => m.receivedDateTime >= Number(asked.query.get("fromDate"))),
        asked,
      );
    if (path === "credit") return fine(165.3);
    return path.startsWith("send/") ? one(path.slice(5)) : { status: 404, text: "" };
  });
  return { ...server, key, taken, inbox, archive, status, blacklist, wrong };
}
