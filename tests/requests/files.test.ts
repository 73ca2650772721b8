import { mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { SYSTEM } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { attachmentHeader, cleanFileName } from "@/lib/base/file-name";
import { filePath, filesFolder } from "@/lib/base/file-store";
import { newId } from "@/lib/base/id";
import { closeDatabase, database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { jobs } from "@/lib/requests/jobs";
import { keepFiles } from "@/lib/requests/keep-files";
import { readFile } from "@/lib/requests/read-file";
import { submitRequest } from "@/lib/requests/submit-request";
import { sweepFiles } from "@/lib/requests/sweep-files";
import { download } from "@/lib/web/download";
import { readUpload } from "@/lib/web/upload";
import { aRequest } from "@/tests/support/factories";

afterAll(closeDatabase);

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const send = (files: [string, Buffer | string][], texts: Record<string, string> = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(texts)) form.append(name, value);
  for (const [name, content] of files)
    form.append("files", new Blob([typeof content === "string" ? content : new Uint8Array(content)]), name);
  return readUpload(new Request("http://local.test/", { method: "POST", body: form }));
};

describe("what comes is taken for what it is", () => {
  test.each<[string, Buffer | string, string, string]>([
    ["عکس.png", PNG, "image/png", "عکس.png"],
    ["عکس.txt", PNG, "image/png", "عکس.txt.png"],
    ["سند.pdf", "%PDF-1.7\n1 0 obj", "application/pdf", "سند.pdf"],
    ["متن.txt", "سلام دنیا", "text/plain", "متن.txt"],
    ["جدول.csv", "نام,شهر\nسارا,یزد", "text/csv", "جدول.csv"],
    ["run.sh", "ls -l", "text/plain", "run.sh.txt"],
    ["../../etc/passwd", "root", "text/plain", "passwd.txt"],
    ["بلند.txt", "س".repeat(70_000), "text/plain", "بلند.txt"],
  ])("%s", async (name, content, mime, kept) => {
    const { files, refused } = await send([[name, content]]);
    expect(refused).toEqual([]);
    expect(files).toMatchObject([{ name: kept, mime, size: Buffer.byteLength(content) }]);
    expect(readFileSync(join(filesFolder(), files[0]!.path))).toEqual(Buffer.from(content));
    expect(files[0]!.path).not.toContain("passwd");
  });

  test.each<[string, Buffer | string, string]>([
    ["page.html", "<!DOCTYPE html><html>", "file.type"],
    ["page.txt", "  \n<html><script>", "file.type"],
    ["drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg">', "file.type"],
    ["drawing.png", '<?xml version="1.0"?><svg>', "file.type"],
    ["run.txt", "#!/bin/sh\nrm -rf /", "file.type"],
    ["setup.jpg", Buffer.from("MZ\x90\x00\x03\x00\x00\x00", "latin1"), "file.type"],
    ["bytes.txt", Buffer.from([1, 2, 3, 250, 251]), "file.type"],
    ["empty.txt", "", "file.empty"],
    ["large.txt", "a".repeat(10 * 1_048_576 + 1), "file.tooLarge"],
  ])("%s is refused", async (name, content, key) => {
    const { files, refused } = await send([[name, content]]);
    expect(files).toEqual([]);
    expect(refused).toMatchObject([{ name, problem: { key } }]);
  });

  test("an eleventh file is refused, the ten and the texts stay", async () => {
    const eleven = Array.from({ length: 11 }, (_, i): [string, string] => [`${i}.txt`, "متن"]);
    const { files, refused, fields } = await send(eleven, { subject: "چاپگر" });
    expect(files).toHaveLength(10);
    expect(refused).toMatchObject([{ problem: { key: "file.tooMany" } }]);
    expect(fields.get("subject")).toBe("چاپگر");
  });

  test.each([
    ["multipart/form-data; boundary=x", "--x\r\nbroken"],
    ["multipart/form-data", "--x"],
    ["application/json", "{}"],
  ])("a broken form (%s) is named so", async (type, body) => {
    const request = new Request("http://local.test/", { method: "POST", headers: { "content-type": type }, body });
    await expect(readUpload(request)).rejects.toMatchObject({ reason: "unreadable" });
  });

  test("a text larger than any of ours is too large", async () => {
    await expect(send([], { body: "س".repeat(1_100_000) })).rejects.toMatchObject({ reason: "tooLarge" });
  });
});

test.each([
  ["C:\\Users\\x\\گزارش.docx", "گزارش.docx"],
  ["a\u202Egpj.exe", "agpj.exe"],
  ["a\0b\r\nc.txt", "abc.txt"],
  ["...", "file"],
  [`${"ن".repeat(300)}.pdf`, `${"ن".repeat(146)}.pdf`],
])("name %j is kept as %j", (typed, kept) => expect(cleanFileName(typed)).toBe(kept));

test("a name in a header cannot break it", () => {
  expect(attachmentHeader('گزارش "۱".pdf')).toBe(
    "attachment; filename=\"_____ ___.pdf\"; filename*=UTF-8''%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4%20%22%DB%B1%22.pdf",
  );
});

const token = (): Actor => ({ kind: "form", tokenId: newId() });
const uploaded = async (actor: Actor & { kind: "form" }) => {
  const { files } = await send([["متن.txt", "سلام"]]);
  await keepFiles(actor, { files, uploader: `token:${actor.tokenId}` });
  return files[0]!;
};
const submit = (actor: Actor, attachments: string[]) =>
  submitRequest(actor, { channel: "web", subject: "س", body: "م", customer: {}, attachments });
const manager: Actor = {
  kind: "user",
  userId: newId(),
  name: "م",
  email: "m@x.test",
  administrator: false,
  manager: true,
  seats: [],
};

describe("a file is its uploader's until a request takes it", () => {
  test("then those see it who see the request, as a download", async () => {
    const mine = token() as Actor & { kind: "form" };
    const file = await uploaded(mine);
    const refused = { fields: { attachments: { key: "file.unknown" } } };
    await expect(submit(token(), [file.id])).rejects.toMatchObject(refused);
    await expect(readFile(manager, { id: file.id })).rejects.toMatchObject({ code: "notFound" });
    expect(await readFile(mine, { id: file.id })).toMatchObject({ name: "متن.txt" });
    await submit(mine, [file.id]);
    await expect(submit(mine, [file.id])).rejects.toMatchObject(refused);
    await expect(readFile(mine, { id: file.id })).rejects.toMatchObject({ code: "notFound" });
    await expect(readFile({ kind: "public" }, { id: file.id })).rejects.toMatchObject({ code: "notFound" });
    const answer = await download(await readFile(manager, { id: file.id }));
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).toBe("سلام");
  });

  test("nobody sent it for a day: row and bytes go; bytes without a row go too", async () => {
    const mine = token() as Actor & { kind: "form" };
    const [sent, unsent] = [await uploaded(mine), await uploaded(mine)];
    await submit(mine, [sent.id]);
    const stray = join(filesFolder(), filePath(newId()));
    mkdirSync(join(stray, ".."), { recursive: true });
    writeFileSync(stray, "گم‌شده");
    utimesSync(stray, 0, 0);
    const later = new Date(clock.now().getTime() + 25 * 3_600_000);
    await clock.at(later, () => jobs["files.sweep"]!({}, jobContext(1, 1)));
    expect(await database().file.findMany({ where: { id: { in: [sent.id, unsent.id] } } })).toHaveLength(1);
    expect(() => readFileSync(join(filesFolder(), unsent.path))).toThrow("ENOENT");
    expect(() => readFileSync(stray)).toThrow("ENOENT");
    expect(readFileSync(join(filesFolder(), sent.path), "utf8")).toBe("سلام");
  });

  test("a file that a request takes while old ones are swept keeps its bytes", async () => {
    const request = await aRequest();
    const id = newId();
    const at = new Date(clock.now().getTime() - 3 * 86_400_000);
    const told = { name: "a.txt", mime: "text/plain", size: 1, sha256: "0", uploader: "form:slow" };
    await database().file.create({ data: { id, ...told, path: filePath(id), createdAt: at } });
    await database().$transaction(async (db) => {
      await db.file.update({ where: { id }, data: { requestId: request.id } });
      expect((await sweepFiles(SYSTEM("test"), {})).paths).not.toContain(filePath(id));
    });
    expect(await database().file.count({ where: { id } })).toBe(1);
  });
});
