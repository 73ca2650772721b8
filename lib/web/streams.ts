/** The live pages of this process, as the server and its figures see them: few words, because both are bundled apart from the pages. */
type Shared = { hub?: { size: number; place: string | null; close: () => void } };

export function streams(): Shared {
  const holder = globalThis as { [key: symbol]: Shared | undefined };
  const key = Symbol.for("peyvand.live");
  holder[key] ??= {};
  return holder[key];
}

/** Ends all of them, as when the server stops: the pages come back by themselves. */
export const closeStreams = (): void => streams().hub?.close();
export const openStreams = (): number => streams().hub?.size ?? 0;

/** Up to where the live pages of this process have been told; null while there are none. */
export const livePlace = (): string | null => streams().hub?.place ?? null;
