"use client";

import type { ComponentProps } from "react";
import { resume, stop } from "@/app/(staff)/tasks/actions";
import { LiveBox } from "@/components/cartable/live-box";
import { useUnpacked } from "@/components/ui/use-unpacked";
import type { Packed } from "@/lib/base/dated-json";
import * as many from "../../bulk/actions";
import { options } from "../../requests/[number]/actions";
import * as views from "../../views/actions";
import * as actions from "./actions";

const bulk = { ...many, options, stop, resume };

type Shown = Omit<ComponentProps<typeof LiveBox>, "actions" | "bulk" | "views">;

/** The list with its acts, which are known here by name and need not come with each page. */
export const BoxPane = ({ packed }: { packed: Packed<Shown> }) => (
  <LiveBox {...useUnpacked(packed)} actions={actions} bulk={bulk} views={views} />
);
