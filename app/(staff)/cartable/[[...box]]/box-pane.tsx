"use client";

import type { ComponentProps } from "react";
import { BoxList } from "@/components/cartable/box-list";
import * as actions from "./actions";

/** The list with its acts, which are known here by name and need not come with each page. */
export const BoxPane = (props: Omit<ComponentProps<typeof BoxList>, "actions">) => (
  <BoxList {...props} actions={actions} />
);
