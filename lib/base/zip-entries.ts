import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { TableUnreadable } from "@/lib/base/table";

const MOST_ENTRIES = 5_000;

/** A ZIP archive opened for reading by name. Each entry is read as a stream that ends with an error when it grows over its limit. */
export type Zip = {
  has: (name: string) => boolean;
  read: (name: string, most: number) => Promise<Readable>;
  close: () => void;
};

/** @throws TableUnreadable when the file is no sound archive */
export async function openZip(path: string): Promise<Zip> {
  const broken = () => new TableUnreadable({ key: "table.broken" });
  const zip = await new Promise<ZipFile>((done, fail) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, file) => (error ? fail(broken()) : done(file)));
  });
  const entries = await entriesOf(zip).catch(() => {
    zip.close();
    throw broken();
  });
  return {
    has: (name) => entries.has(name),
    close: () => zip.close(),
    read: (name, most) => {
      const entry = entries.get(name);
      if (!entry || entry.isEncrypted()) throw broken();
      if (entry.uncompressedSize > most) throw new TableUnreadable({ key: "table.tooLarge" });
      // yauzl stops an entry that unpacks to more than it says.
      return new Promise<Readable>((done, fail) =>
        zip.openReadStream(entry, (error, stream) => (error ? fail(broken()) : done(stream))),
      );
    },
  };
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((done, fail) => {
    zip.on("error", fail);
    zip.on("end", () => done(entries));
    zip.on("entry", (entry: Entry) => {
      entries.set(entry.fileName.replace(/^\//, ""), entry);
      if (entries.size > MOST_ENTRIES) fail(new Error("too many entries"));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Whether the file begins as an archive does. */
export async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString("latin1") === "PK\x03\x04";
  } finally {
    await file.close();
  }
}
