import { type Answered, type Asked, standInServer, type Taken } from "./server";

type Message = { messages_inbox_id: number; from: string; number: string; message: string; time: number };

/** A stand-in for IPPanel Edge (ippanelcom/Edge-Document): send by web service and pattern, recipients, inbox, credit. */
export async function ippanelStandIn(key = "ippanel-token") {
  const taken: Taken[] = [];
  const inbox: Message[] = [];
  const status = new Map<string, number>();
  const turnedDown = new Map<string, number>();
  const wrong: { http: number; message: string } = { http: 0, message: "" };
  let next = 1_123_544_244;
  const fine = (data: unknown): Answered => ({
    json: { data, meta: { status: true, message: "انجام شد", message_code: "200-1" } },
  });
  const no = (http: number, message: string, errors: unknown = {}): Answered => ({
    status: http,
    json: { data: null, meta: { status: false, message, message_code: http === 401 ? "400-1" : "400-2", errors } },
  });
  const send = ({ json }: Asked): Answered => {
    const pattern = json.sending_type === "pattern";
    const { recipients } = (pattern ? json : json.params) as { recipients: string[] };
    if (!/^\+\d+$/.test(recipients[0]!) || !/^\+98\d+$/.test(json.from_number as string))
      return no(422, "شماره معتبر نیست", { recipients: ["x"] });
    const text = pattern ? `${json.code}:${JSON.stringify(json.params)}` : (json.message as string);
    taken.push({ id: String(next), to: recipients[0]!, text, ref: null });
    return fine({ message_outbox_ids: [next++] });
  };
  const received = ({ json }: Asked): Answered => {
    const { page, per_page, filters } = json as { page: number; per_page: number; filters?: { from_id: number } };
    const found = inbox.filter((m) => m.messages_inbox_id > (filters?.from_id ?? 0)).reverse();
    return fine(found.slice((page - 1) * per_page, page * per_page));
  };
  const server = await standInServer((asked) => {
    if (asked.headers.authorization !== key) return no(401, "اطلاعات وارد شده صحیح نمی باشد");
    if (wrong.http !== 0) return no(wrong.http, wrong.message);
    const path = asked.path.replace("/api/", "");
    if (path === "send") return send(asked);
    if (path === "report/messages-inbox") return received(asked);
    if (path === "payment/credit/mine") return fine({ credit: 6_084_722.7 });
    if (path === "report/new_list") {
      const { messages_outbox_id } = asked.json.filters as { messages_outbox_id: string };
      return fine([{ messages_outbox_id, state_id: turnedDown.get(messages_outbox_id) ?? 2 }]);
    }
    const id = asked.query.get("bulk_id") ?? "";
    if (turnedDown.has(id)) return fine([]);
    return path === "report/recipients"
      ? fine([{ message_status: String(status.get(id) ?? 0) }])
      : { status: 404, text: "" };
  });
  return { ...server, key, taken, inbox, status, turnedDown, wrong };
}
