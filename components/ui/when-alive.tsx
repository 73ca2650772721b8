"use client";

import { type ReactNode, useSyncExternalStore } from "react";

const never = () => () => {};

type Props = { children: ReactNode /** It is seen at once: the server draws it too. */; seen?: boolean };

/** What only a script can bring to light is drawn by the browser, not by the server for every page. */
export const WhenAlive = ({ children, seen = false }: Props) =>
  useSyncExternalStore(
    never,
    () => true,
    () => seen,
  ) && children;
