import type { ServerResponse } from "node:http";

/** A page comes in dozens of small pieces; those of so many milliseconds, or of so many bytes, leave together. */
const WAIT_MS = 4;
const MOST_BYTES = 128 * 1024;

/** Lets what is written to `response` leave in few packets: one costs the processor as much as a short query. Order and end stay as they are. */
export function gather(response: ServerResponse) {
  const { write, end, flushHeaders } = response;
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;

  response.flushHeaders = () => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    timer ??= setTimeout(send, WAIT_MS);
  };
  response.write = ((chunk: Uint8Array | string, ...rest: unknown[]) => {
    const plain = typeof chunk !== "string" && rest.length === 0;
    if (!plain || response.writableEnded || response.destroyed) {
      if (waiting.length > 0) send();
      return Reflect.apply(write, response, [chunk, ...rest]);
    }
    if (!response.headersSent) response.writeHead(response.statusCode);
    waiting.push(chunk);
    bytes += chunk.length;
    timer ??= setTimeout(send, WAIT_MS);
    return bytes < MOST_BYTES || send();
  }) as typeof write;
  response.end = ((...args: unknown[]) => {
    if (waiting.length > 0) send();
    clearTimeout(timer);
    return Reflect.apply(end, response, args);
  }) as typeof end;

  function send(): boolean {
    clearTimeout(timer);
    timer = undefined;
    if (response.destroyed || response.writableEnded) return true;
    if (waiting.length === 0) {
      flushHeaders.call(response);
      return true;
    }
    const all = Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
    return write.call(response, all, "buffer" as BufferEncoding);
  }
}
