"use client";

import type { ComponentProps } from "react";
import { LivePane } from "@/components/requests/live-pane";
import * as acts from "./actions";
import * as beside from "./beside-actions";

const actions = { ...acts, beside };

/** The pane with the acts of the desk, which are known here by name and need not come with each page. */
export const DeskPane = (props: Omit<ComponentProps<typeof LivePane>, "actions">) => (
  <LivePane {...props} actions={actions} />
);
