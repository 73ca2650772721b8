import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env } from "@/lib/base/env";

/** Where the bytes of files lie: outside the web root, two-letter folders, named by id. */
export const filesFolder = (): string => join(env().DATA_DIR, "files");

/** Files of imports and exports, by name; each a week at most. */
export const transferFolder = (): string => join(env().DATA_DIR, "transfer");

/** Path below `filesFolder`, made from the id and never from a name. */
export const filePath = (id: string): string => `${id.slice(-2)}/${id}`;

/** Takes bytes away; what is not there is no error. */
export async function discard(files: readonly { path: string }[]): Promise<void> {
  await Promise.all(files.map(({ path }) => rm(join(filesFolder(), path), { force: true })));
}

/** Ids of all stored bytes last written before `before`, a folder at a time. */
export async function* storedBefore(before: Date): AsyncGenerator<string[]> {
  for (const folder of await readdir(filesFolder()).catch(() => [])) {
    const names = await readdir(join(filesFolder(), folder)).catch(() => []);
    const old: string[] = [];
    for (const name of names) {
      const found = await stat(join(filesFolder(), folder, name)).catch(() => null);
      if (found?.isFile() && found.mtime < before) old.push(name);
    }
    if (old.length > 0) yield old;
  }
}

/** Writes new bytes to `path` below `filesFolder` and waits until the disk has them. */
export async function storeBytes(path: string, bytes: Buffer): Promise<void> {
  const target = join(filesFolder(), path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const file = await open(target, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
