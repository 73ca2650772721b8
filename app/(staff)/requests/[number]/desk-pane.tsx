"use client";

import type { ComponentProps } from "react";
import { LivePane } from "@/components/requests/live-pane";
import { useUnpacked } from "@/components/ui/use-unpacked";
import type { Packed } from "@/lib/base/dated-json";
import * as acts from "./actions";
import * as beside from "./beside-actions";

const actions = { ...acts, beside };

type Shown = Omit<ComponentProps<typeof LivePane>, "actions">;

/** The pane with the acts of the desk, which are known here by name and need not come with each page. */
export const DeskPane = ({ packed }: { packed: Packed<Shown> }) => (
  <LivePane {...useUnpacked(packed)} actions={actions} />
);
