import { type Answered, standInServer, type Taken } from "./server";

/** A stand-in for a provider nobody wrote an adapter for: JSON with a token, 429 with a limit, duplicates known by our id. */
export async function anyGateway(token = "any-token") {
  const taken: Taken[] = [];
  const inbox: { id: string; sender: string; body: string; date: number }[] = [];
  const limit = { perSecond: 0, from: 0, count: 0 };
  let next = 100;
  const throttled = (): boolean => {
    const second = Math.floor(performance.now() / 1000);
    if (limit.from !== second) Object.assign(limit, { from: second, count: 0 });
    limit.count += 1;
    return limit.perSecond > 0 && limit.count > limit.perSecond;
  };
  const server = await standInServer((asked): Answered => {
    if (asked.headers.authorization !== `Bearer ${token}`) return { status: 401, json: { ok: false, code: "AUTH" } };
    if (asked.path === "/inbox")
      return { json: { list: inbox.filter((m) => Number(m.id) > Number(asked.query.get("after"))).slice(0, 50) } };
    if (asked.path === "/credit") return { json: { credit: "54000" } };
    if (asked.path !== "/send") return { status: 404, json: { ok: false, code: "PATH" } };
    if (throttled()) return { status: 429, headers: { "retry-after": "1" }, json: { ok: false, code: "SLOW" } };
    const { to, text, ref } = asked.json as { to: string; text: string; ref: string };
    if (to === "09120000000") return { json: { ok: false, code: "BLACK" } };
    const id = String(next++);
    taken.push({ id, to, text, ref });
    return { json: { ok: true, result: { ids: [id] } } };
  });
  const settings = {
    from: "3000505",
    url: `${server.url}/send`,
    headers: "Authorization: Bearer {secret.token}",
    bodyKind: "json",
    body: '{"to":"{to}","text":"{text}","from":"{from:number}","ref":"{id}"}',
    codeBody: '{"to":"{to}","text":"pattern {code}","ref":"{id}"}',
    secrets: `token=${token}`,
    okPlace: "ok",
    okValue: "^true$",
    idPlace: "result.ids[0]",
    errorPlace: "code",
    meanings: "BLACK = blocked\nSLOW = wait 7\nAUTH = again\nhttp 507 = credit",
    inFrom: "sender",
    inText: "body",
    inId: "id",
    inAt: "date",
    reportId: "msgid",
    reportState: "state",
    delivered: "delivered|ok",
    failed: "failed|expired",
    blocked: "blacklist",
    checkUrl: `${server.url}/credit`,
    creditPlace: "credit",
    pricePersian: 1200,
  };
  return { ...server, token, taken, inbox, limit, settings };
}
