import { gzipSync } from "node:zlib";
import { call } from "./measure.mjs";

/** Gzip size of the JavaScript that a page loads first, without the `noModule` file. The not-found page of a public path is the empty one. */
async function weight(url, path, cookie) {
  const headers = cookie ? { cookie } : {};
  const { text } = await call(url + path, { headers, expect: [200, 404] });
  const tags = [...text.matchAll(/<script[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/nomodule/i.test(tag));
  const files = new Set(tags.map((tag) => /src="([^"]+)"/.exec(tag)?.[1]).filter(Boolean));
  let bytes = 0;
  for (const file of files) bytes += gzipSync((await call(url + file.replaceAll("&amp;", "&"))).text).length;
  return bytes / 1024;
}

export async function scripts(_root, url, cookies) {
  const empty = await weight(url, "/no-such-page");
  const rows = [{ name: "empty page: JavaScript KB gzip", value: Math.round(empty), bound: "", holds: null }];
  for (const [path, bound, cookie] of [
    ["/request", 15],
    ["/track", 15],
    ["/cartable/inbox", 120, cookies.officer],
  ]) {
    const more = (await weight(url, path, cookie)) - empty;
    rows.push({
      name: `${path}: JavaScript KB above the empty page`,
      value: Math.round(more * 10) / 10,
      bound: `≤ ${bound}`,
      holds: more <= bound,
    });
  }
  return rows;
}
