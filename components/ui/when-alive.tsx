"use client";

import { type ReactNode, useSyncExternalStore } from "react";

const never = () => () => {};

/** What only a script can bring to light is drawn by the browser, not by the server for every page. */
export const WhenAlive = ({ children }: { children: ReactNode }) =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  ) && children;
