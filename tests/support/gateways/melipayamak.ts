import { type Answered, type Asked, standInServer, type Taken } from "./server";

type Message = { MsgID: number; Body: string; SendDate: string; Sender: string; Receiver: string };

/** A stand-in for Melipayamak's REST face (rest.payamak-panel.com): SendSMS, BaseServiceNumber, GetDeliveries2, GetMessages, GetCredit. */
export async function melipayamakStandIn(password = "meli-pass") {
  const taken: Taken[] = [];
  /** The newest last; it is handed out newest first. */
  const inbox: Message[] = [];
  const status = new Map<string, number>();
  const wrong: { ret: number | null; value: string | null } = { ret: null, value: null };
  let next = 4_963_000_000_000_000_001n;
  const ret = (
    RetStatus: number,
    Value: string | null,
    StrRetStatus = RetStatus === 1 ? "Ok" : "InvalidData",
  ): Answered => ({
    json: { Value, RetStatus, StrRetStatus },
  });
  const take = (to: string, text: string): Answered => {
    if (!/^09\d{9}$/.test(to)) return ret(18, "18");
    const id = String(next++);
    taken.push({ id, to, text, ref: null });
    return ret(1, id);
  };
  const methods: Record<string, (asked: Asked) => Answered> = {
    SendSMS: ({ form }) => take(form.get("to")!, form.get("text")!),
    BaseServiceNumber: ({ form }) => take(form.get("to")!, `${form.get("bodyId")}:${form.get("text")}`),
    GetDeliveries2: ({ form }) => ret(1, String(status.get(form.get("recID")!) ?? 0)),
    GetCredit: () => ret(1, "2540.5"),
    GetMessages: ({ form }) => {
      const [index, count] = [Number(form.get("index")), Number(form.get("count"))];
      return {
        json: {
          MyBase: { Value: "Ok", RetStatus: 1, StrRetStatus: "Ok" },
          Data: [...inbox].reverse().slice(index, index + count),
        },
      };
    },
  };
  const server = await standInServer((asked) => {
    if (asked.form.get("password") !== password) return ret(0, "0", "InvalidUser");
    const method = asked.path.replace("/api/SendSMS/", "");
    if (wrong.ret !== null && /^(SendSMS|BaseServiceNumber)$/.test(method)) return ret(wrong.ret, wrong.value);
    return methods[method]?.(asked) ?? { status: 404, text: "" };
  });
  return { ...server, password, taken, inbox, status, wrong };
}
