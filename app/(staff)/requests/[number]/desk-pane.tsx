"use client";

import type { ComponentProps } from "react";
import { RequestPane } from "@/components/requests/request-pane";
import * as actions from "./actions";

/** The pane with the acts of the desk, which are known here by name and need not come with each page. */
export const DeskPane = (props: Omit<ComponentProps<typeof RequestPane>, "actions">) => (
  <RequestPane {...props} actions={actions} />
);
