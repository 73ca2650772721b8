import type { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { TableUnreadable } from "@/lib/base/table";

export type XmlEvent = { open: string; attributes: Record<string, string> } | { close: string } | { text: string };

/** Longest stretch of text between two tags: more is held in memory by nobody's good will. */
const MOST_TEXT = 4 * 1024 * 1024;

/**
 * Reads XML as it arrives, a batch of events for each piece; names without their prefix. Documents with a type declaration are refused,
 * so there are no entities to grow. @throws TableUnreadable
 */
export async function* xmlEvents(stream: Readable): AsyncGenerator<XmlEvent[]> {
  const parser = new SaxesParser();
  const broken = () => new TableUnreadable({ key: "table.broken" });
  let batch: XmlEvent[] = [];
  let since = 0;
  const local = (name: string) => name.slice(name.indexOf(":") + 1);
  const told = (event: XmlEvent) => {
    since = 0;
    batch.push(event);
  };
  parser.on("opentag", (tag) => told({ open: local(tag.name), attributes: tag.attributes as Record<string, string> }));
  parser.on("closetag", (tag) => told({ close: local(tag.name) }));
  parser.on("text", (text) => told({ text }));
  parser.on("cdata", (text) => told({ text }));
  parser.on("doctype", () => {
    throw broken();
  });
  parser.on("error", () => {
    throw broken();
  });
  const decoder = new TextDecoder("utf-8");
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const text = decoder.decode(chunk, { stream: true });
      since += text.length;
      parser.write(text);
      if (since > MOST_TEXT) throw broken();
      if (batch.length > 0) yield batch;
      batch = [];
    }
    parser.close();
    if (batch.length > 0) yield batch;
  } catch (error) {
    throw error instanceof TableUnreadable ? error : broken();
  } finally {
    stream.destroy();
  }
}
