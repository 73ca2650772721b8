import { beforeAll, expect, test } from "vitest";
import { clock } from "@/lib/base/clock";
import { fromTehran } from "@/lib/i18n/date";
import { chooseNotices } from "@/lib/notices/choose-notices";
import { markNoticesRead } from "@/lib/notices/mark-notices-read";
import { referRequest } from "@/lib/requests/refer-request";
import { writeToRequest } from "@/lib/requests/write-to-request";
import { aDesk, type Desk, standing, tracking } from "@/tests/requests/desk";
import { aRequest } from "@/tests/support/factories";
import { mailsTo, minutes, morning, noon, noticesOf, post, quiet, spread } from "./desk";

let desk: Desk;
beforeAll(async () => {
  process.env.SMTP_URL = "smtp://127.0.0.1:9"; // nothing is sent here: mails are read where they wait
  process.env.APP_URL = "https://crm.test";
  desk = await aDesk();
});

test("who does not want it after all, or at another hour, gets no mail that waits from before", async () => {
  const { coordinator } = await aDesk();
  const choose = (mail: "now" | "digest" | "off", digestAt = 495) =>
    chooseNotices(coordinator.actor, { ...quiet, digestAt, kinds: { customerWrote: { inApp: true, mail } } });
  await clock.at(noon, () => choose("digest"));
  const request = await standing({ ...desk, coordinator }, "referred");
  await clock.at(noon, () => writeToRequest(tracking(request), { body: "یک" }));
  await spread(request);
  const waits = async () => (await noticesOf(coordinator.userId, request)).map((n) => [n.mail, n.mailAt]);
  await clock.at(noon, () => choose("digest", 900));
  expect(await waits()).toEqual([["digest", fromTehran("2026-11-21", 900)]]);
  await clock.at(noon, () => choose("now"));
  expect(await waits()).toEqual([["now", minutes(2)]]);
  await clock.at(noon, () => choose("off"));
  expect(await waits()).toEqual([[null, null]]);
  expect(await post(coordinator.userId, morning)).toEqual({ mails: 0 });
});

test("what is told by mail alone is not mailed either once its request was opened", async () => {
  const { coordinator } = await aDesk();
  await chooseNotices(coordinator.actor, { ...quiet, kinds: { customerWrote: { inApp: false, mail: "digest" } } });
  const request = await standing({ ...desk, coordinator }, "referred");
  await clock.at(noon, () => writeToRequest(tracking(request), { body: "یک" }));
  await spread(request);
  await markNoticesRead(coordinator.actor, { number: request.number });
  expect(await post(coordinator.userId, morning)).toEqual({ mails: 0 });
});

test("a mail names the day, not «today», and of what is confidential the number alone", async () => {
  const { officer } = await aDesk();
  const request = await aRequest({ subject: "رازِ مشتری", confidential: true });
  const items = [{ to: { positionId: officer.positionId }, purpose: "answer" as const, instruction: "بررسی کنید" }];
  await clock.at(noon, () => referRequest(desk.coordinator.actor, { number: request.number, items }));
  await spread(request);
  await post(officer.userId, morning);
  const [mail] = await mailsTo(officer.actor.email);
  expect(mail!.text).toContain("۳۰ آبان ۱۴۰۵، ۱۲:۰۰");
  expect(mail!.text).toContain(`/requests/${request.number}`);
  expect(`${mail!.text}${mail!.html}`).not.toContain("راز");
});
