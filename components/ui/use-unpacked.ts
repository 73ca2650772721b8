import { useMemo } from "react";
import { type Packed, readDatedJson } from "@/lib/base/dated-json";

/** What `pack` made of data, read once for each time the server sends it, also when it sends the same again. */
export const useUnpacked = <T>(packed: Packed<T>): T => useMemo(() => readDatedJson<T>(packed.json), [packed]);
