"use client";

import type { ComponentProps } from "react";
import { resume, stop } from "@/app/(staff)/tasks/actions";
import { LiveBox } from "@/components/cartable/live-box";
import { options } from "../../requests/[number]/actions";
import * as views from "../../views/actions";
import * as actions from "./actions";
import * as many from "./bulk-actions";

const bulk = { ...many, options, stop, resume };

/** The list with its acts, which are known here by name and need not come with each page. */
export const BoxPane = (props: Omit<ComponentProps<typeof LiveBox>, "actions" | "bulk" | "views">) => (
  <LiveBox {...props} actions={actions} bulk={bulk} views={views} />
);
