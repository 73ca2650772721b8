"use client";

import { type ReactNode, useSyncExternalStore } from "react";

const never = () => () => {};

type Props = { children: ReactNode /** It is seen at once: the server draws it too. */; seen?: boolean };

/** What only a script can bring to light is drawn by the browser, not by the server for every page. */
export const WhenAlive = ({ children, seen = false }: Props) => useAlive(seen) && children;

/** False for the server and the first drawing after it, then true. */
export const useAlive = (seen = false): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => seen,
  );
