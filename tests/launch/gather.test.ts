import { createServer, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { gather } from "@/bin/gather";

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** What a client hears of an answer: its status, its words, and how many pieces of the chunked answer came. */
async function hear(write: (response: ServerResponse) => Promise<void>, method = "GET") {
  const server = createServer((_, response) => {
    gather(response);
    void write(response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const heard = await new Promise<{ status?: number; type?: string; text: string; pieces: number }>((done, fail) => {
    const ask = request({ port, method }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece) => pieces.push(piece));
      answer.on("end", () =>
        done({
          status: answer.statusCode,
          type: answer.headers["content-type"],
          text: Buffer.concat(pieces).toString(),
          pieces: pieces.length,
        }),
      );
    });
    ask.on("error", fail).end();
  });
  await new Promise((done) => server.close(done));
  return heard;
}

const bytes = (text: string) => new TextEncoder().encode(text);

test("small pieces leave together, in their order, text among them", async () => {
  const heard = await hear(async (response) => {
    response.statusCode = 201;
    response.setHeader("Content-Type", "text/plain");
    response.flushHeaders();
    for (let n = 0; n < 50; n++) response.write(bytes(`${n},`));
    response.write("text,");
    response.write(bytes("more,"));
    response.end("end");
  });
  expect(heard).toMatchObject({ status: 201, type: "text/plain" });
  expect(heard.text).toBe(`${[...Array(50).keys()].join(",")},text,more,end`);
  expect(heard.pieces).toBeLessThan(6);
});

test("what was written is not held until the end", async () => {
  let late = 0;
  const heard = await hear(async (response) => {
    response.write(bytes("early,"));
    await pause(60);
    late = (response as unknown as { socket: { bytesWritten: number } }).socket.bytesWritten;
    response.end();
  });
  expect(heard.text).toBe("early,");
  expect(late).toBeGreaterThan("early,".length);
});

test("a writer that waits for the drain of a long answer is called on", async () => {
  const block = Buffer.alloc(40 * 1024, "a");
  const heard = await hear(async (response) => {
    for (let n = 0; n < 60; n++) if (!response.write(block)) await new Promise((done) => response.once("drain", done));
    response.end();
  });
  expect(heard.text.length).toBe(60 * block.length);
});

test("headers set after they were flushed are refused as ever", async () => {
  const heard = await hear(async (response) => {
    response.flushHeaders();
    expect(response.headersSent).toBe(true);
    expect(() => response.setHeader("x-late", "1")).toThrow();
    await pause(20);
    response.end("ok");
  });
  expect(heard.text).toBe("ok");
});
