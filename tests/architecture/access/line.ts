import type { World } from "@/tests/support/access-world";

export const NONE = "00000000-0000-7000-8000-000000000000";
export const SUBMITTED = { channel: "phone", subject: "s", body: "b" };

export type Line = { input: (w: World) => unknown; expected: string };
export const line = (expected: string, input: (w: World) => unknown = () => ({})): Line => ({ expected, input });
