import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { persianDigits } from "@/lib/base/text";
import { closeDatabase, database } from "@/lib/kernel/database";
import { readDraft } from "@/lib/requests/read-draft";
import { newChallenge } from "@/lib/web/challenge";
import { refillAll } from "@/lib/web/rate";
import { receiptMark } from "@/lib/web/receipt";
import { answerRequestForm } from "@/lib/web/request-form";

afterAll(closeDatabase);
beforeEach(refillAll);

type Texts = Record<string, string>;
const newKey = () => newId().replaceAll("-", "");
type Whole = Texts & { key: string };
const right = (): Whole => ({
  key: newKey(),
  "customer.name": "سارا",
  "customer.phone": "۰۹۱۲ ۳۴۵ ۶۷ ۸۹",
  "customer.email": "",
  kind: "",
  departmentId: "",
  subject: "چاپگر",
  body: "روشن نمی‌شود 👩‍🔧",
  website: "",
});
const post = (texts: Texts, files: Texts = {}, headers: Texts = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(texts)) form.append(name, value);
  for (const [name, content] of Object.entries(files)) form.append("files", new Blob([content]), name);
  const own = { "x-peyvand-client-ip": "192.0.2.1", "sec-fetch-site": "same-origin", ...headers };
  return answerRequestForm(new Request("http://local.test/request/send", { method: "POST", body: form, headers: own }));
};
const goesTo = (answer: Response) => {
  expect(answer.status).toBe(303);
  return answer.headers.get("location")!;
};
const draftOf = async (answer: Response) => {
  const id = /^\/request\?draft=([\w-]+)#summary$/.exec(goesTo(answer))?.[1] ?? "";
  return (await readDraft({ kind: "public" }, { id }))!;
};
const errorKeys = (draft: { errors: Record<string, { key: string }> }) =>
  Object.fromEntries(Object.entries(draft.errors).map(([field, { key }]) => [field, key]));
const requestsOf = (key: string) =>
  database().request.findMany({ where: { externalId: `form:${key}` }, include: { files: true } });

describe("a right form", () => {
  test("is stored and answered with the page of its code", async () => {
    const texts = right();
    const to = goesTo(await post(texts, { "سند.txt": "متن" }));
    const [request] = await requestsOf(texts.key);
    expect(to).toBe(`/request/done/${request!.trackingCode}?k=${receiptMark(request!.trackingCode)}`);
    expect(request).toMatchObject({ channel: "web", kind: "other", body: "روشن نمی‌شود 👩‍🔧", senderName: "سارا" });
    expect(request!.files).toMatchObject([{ name: "سند.txt", draftId: null }]);
  });

  test("sent ten times at once and again later is one request, one page", async () => {
    const texts = right();
    const answers = await Promise.all(Array.from({ length: 9 }, () => post(texts, { "a.txt": "متن" })));
    answers.push(await post({ ...texts, body: "دوباره" }));
    expect(new Set(answers.map(goesTo)).size).toBe(1);
    const stored = await requestsOf(texts.key);
    expect(stored).toHaveLength(1);
    expect(stored[0]).toMatchObject({ body: texts.body });
    expect(stored[0]!.files).toHaveLength(1);
  });

  test("without a key of ours, as from a program, is stored too", async () => {
    expect(goesTo(await post({ ...right(), key: "x" }))).toContain("/request/done/");
  });
});

describe("a wrong form comes back whole", () => {
  test("every wrong field is named at once, texts and files stay, and the second try brings them along", async () => {
    const texts: Whole = {
      ...right(),
      "customer.phone": "۰۹۱۲",
      "customer.email": "sara@",
      subject: " ",
      body: "متن\0 بلند",
    };
    const draft = await draftOf(await post(texts, { "سند.txt": "متن" }));
    expect(errorKeys(draft)).toEqual({
      "customer.phone": "phone.unreadable",
      "customer.email": "email.unreadable",
      subject: "required",
      body: "text.forbiddenCharacters",
    });
    expect(draft.values).toMatchObject({ ...texts, body: "متن بلند" });
    expect(draft.files).toMatchObject([{ name: "سند.txt" }]);
    expect(await requestsOf(texts.key)).toEqual([]);
    const again = { ...right(), key: texts.key, draft: draft.id, [`keep.${draft.files[0]!.id}`]: "1" };
    expect(goesTo(await post(again, { "دو.txt": "متن" }))).toContain("/request/done/");
    const [stored] = await requestsOf(texts.key);
    expect(stored!.files.map((f) => f.name).sort()).toEqual(["دو.txt", "سند.txt"]);
  });

  test("an unticked file is left out; a draft of another form gives nothing", async () => {
    const texts: Whole = { ...right(), subject: "" };
    const draft = await draftOf(await post(texts, { "سند.txt": "متن" }));
    const stranger = right();
    await post({ ...stranger, draft: draft.id, [`keep.${draft.files[0]!.id}`]: "1" });
    expect((await requestsOf(stranger.key))[0]!.files).toEqual([]);
    await post({ ...right(), key: texts.key, draft: draft.id });
    expect((await requestsOf(texts.key))[0]!.files).toEqual([]);
  });

  test("a file that is not taken keeps the form back, with its name", async () => {
    const draft = await draftOf(await post(right(), { "بد.svg": "<svg>", "خوب.txt": "متن" }));
    expect(draft.errors["files.0"]).toMatchObject({ key: "file.type", params: { name: "بد.svg" } });
    expect(draft.files).toMatchObject([{ name: "خوب.txt" }]);
  });

  test("nobody to answer: a phone or an email is asked for", async () => {
    const draft = await draftOf(await post({ ...right(), "customer.phone": "" }));
    expect(errorKeys(draft)).toEqual({ "customer.phone": "contact.oneNeeded" });
  });

  test("too long a text is named, and stays", async () => {
    const body = "س".repeat(200_001);
    const draft = await draftOf(await post({ ...right(), body }));
    expect(errorKeys(draft)).toEqual({ body: "tooLong" });
    expect(draft.values.body).toBe(body);
  });

  test("an hour later the draft is gone", async () => {
    const draft = await draftOf(await post({ ...right(), subject: "" }));
    const later = new Date(clock.now().getTime() + 61 * 60_000);
    expect(await clock.at(later, () => readDraft({ kind: "public" }, { id: draft.id }))).toBeNull();
  });
});

describe("robots", () => {
  const answered = () => {
    const { a, b, token } = newChallenge();
    return { challenge: token, answer: persianDigits(a + b) };
  };
  const flood = async () => {
    for (let i = 0; i < 10; i++) goesTo(await post(right()));
  };

  test("after ten, a question instead of a refusal; its right answer counts once", async () => {
    await flood();
    const texts = right();
    const draft = await draftOf(await post(texts));
    expect(errorKeys(draft)).toEqual({ answer: "challenge.needed" });
    expect(draft.values.body).toBe(texts.body);
    expect(errorKeys(await draftOf(await post({ ...texts, ...answered(), answer: "3" })))).toEqual({
      answer: "challenge.wrong",
    });
    const solved = answered();
    expect(goesTo(await post({ ...texts, ...solved }))).toContain("/request/done/");
    expect(errorKeys(await draftOf(await post({ ...right(), ...solved })))).toEqual({ answer: "challenge.wrong" });
    expect(goesTo(await post(right(), {}, { "x-peyvand-client-ip": "192.0.2.9" }))).toContain("/request/done/");
  });

  test("a right answer in an otherwise wrong form is not lost", async () => {
    await flood();
    const solved = answered();
    const wrong = await draftOf(await post({ ...right(), ...solved, subject: "" }));
    expect(errorKeys(wrong)).toEqual({ subject: "required" });
    expect(goesTo(await post({ ...right(), ...solved }))).toContain("/request/done/");
  });

  test("an old or forged question does not count", async () => {
    await flood();
    const solved = answered();
    const forged = { ...solved, challenge: solved.challenge.replace(/^\d/, "1") };
    expect(errorKeys(await draftOf(await post({ ...right(), ...forged })))).toEqual({ answer: "challenge.wrong" });
    const later = new Date(clock.now().getTime() + 31 * 60_000);
    const late = await clock.at(later, () => post({ ...right(), ...solved, website: "x" }).then(goesTo));
    expect(late).toContain("/request?draft=");
  });

  test("who fills the hidden field is asked, never dropped", async () => {
    const texts = { ...right(), website: "http://spam.test" };
    expect(errorKeys(await draftOf(await post(texts)))).toEqual({ answer: "challenge.needed" });
    expect(goesTo(await post({ ...texts, ...answered() }))).toContain("/request/done/");
  });

  test("a flood is told when to come back", async () => {
    const answers = await Promise.all(Array.from({ length: 61 }, () => post({ ...right(), subject: "" })));
    const last = answers.find((a) => a.status === 429)!;
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await last.text()).toContain("بازگشت");
  });
});

describe("what is no form of ours", () => {
  test.each<[Texts, number]>([
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ "sec-fetch-site": "", origin: "https://evil.test" }, 403],
    [{ "sec-fetch-site": "", origin: "null" }, 403],
    [{ "sec-fetch-site": "", origin: "http://local.test", host: "local.test" }, 303],
  ])("%j: %i", async (headers, status) => expect((await post(right(), {}, headers)).status).toBe(status));

  test.each<[string, string, number]>([
    ["multipart/form-data; boundary=x", "--x\r\nbroken", 400],
    ["text/plain", "سلام", 400],
    ["application/x-www-form-urlencoded", `body=${"a".repeat(2_100_000)}`, 413],
  ])("a body of %s", async (type, body, status) => {
    const headers = { "content-type": type, "x-peyvand-client-ip": "192.0.2.1" };
    const answer = await answerRequestForm(new Request("http://local.test/", { method: "POST", body, headers }));
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(await answer.text()).toContain("بازگشت مرورگر");
  });
});
