import { type Answered, type Asked, standInServer, type Taken } from "./server";

type Message = { messageid: number; message: string; sender: string; receptor: string; date: number; read?: boolean };

/** A stand-in for Kavenegar (kavenegar.com/rest.html): send with localid, lookup, statuses, inbox that marks as read, account. */
export async function kavenegarStandIn(key = "kave-key") {
  const taken: Taken[] = [];
  const inbox: Message[] = [];
  const status = new Map<string, number>();
  const wrong: { code: number | null } = { code: null };
  let next = 8_792_343;
  const back = (code: number, entries?: unknown): Answered => ({
    status: code,
    json: { return: { status: code, message: code === 200 ? "تایید شد" : "خطا" }, entries: entries ?? null },
  });
  const entry = (t: Taken) => ({
    messageid: Number(t.id),
    message: t.text,
    status: status.get(t.id) ?? 1,
    statustext: "در صف ارسال",
    sender: "10004346",
    receptor: t.to,
    date: 1_795_000_000,
    cost: 1200,
  });
  const take = (to: string, text: string, ref: string | null): Answered => {
    if (!/^(09\d{9}|00\d+)$/.test(to)) return back(411);
    const again = ref === null ? undefined : taken.find((t) => t.ref === ref);
    const one = again ?? { id: String(next++), to, text, ref };
    if (!again) taken.push(one);
    return back(200, [entry(one)]);
  };
  const methods: Record<string, (asked: Asked) => Answered> = {
    "sms/send": ({ form }) => take(form.get("receptor")!, form.get("message")!, form.get("localid")),
    "verify/lookup": ({ form }) => take(form.get("receptor")!, `${form.get("template")}:${form.get("token")}`, null),
    "sms/status": ({ form }) =>
      back(
        200,
        form
          .get("messageid")!
          .split(",")
          .map((id) => ({ messageid: Number(id), status: status.get(id) ?? 1, statustext: "" })),
      ),
    "sms/statuslocalmessageid": ({ form }) => {
      const one = taken.find((t) => t.ref === form.get("localid"));
      return back(200, [{ messageid: one ? Number(one.id) : 0, localid: form.get("localid"), status: one ? 1 : 100 }]);
    },
    "sms/receive": ({ form }) => {
      const read = form.get("isread") === "1";
      const found = inbox.filter((m) => (m.read ?? false) === read).slice(0, 100);
      for (const m of found) m.read = true;
      return back(
        200,
        found.map(({ read: _, ...m }) => m),
      );
    },
    "account/info": () => back(200, { remaincredit: 1_500_000, expiredate: 1_735_689_600, type: "master" }),
  };
  const server = await standInServer((asked) => {
    const [, , given, ...rest] = asked.path.split("/");
    if (given !== key) return back(403);
    if (wrong.code !== null) return back(wrong.code);
    return methods[rest.join("/").replace(/\.json$/, "")]?.(asked) ?? back(404);
  });
  return { ...server, key, taken, inbox, status, wrong };
}
