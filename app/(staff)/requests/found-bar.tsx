"use client";

import type { ComponentProps } from "react";
import { BulkBar } from "@/components/bulk/bulk-bar";
import type { RequestSearchValues } from "@/components/cartable/search-filters";
import * as many from "../bulk/actions";
import { options } from "./[number]/actions";

const actions = { ...many, options };

type Props = Pick<ComponentProps<typeof BulkBar>, "offers" | "back" | "report"> & {
  values: RequestSearchValues;
  /** This page is all that was found. */
  whole: boolean;
};

/** The acts on many of what was found. */
export const FoundBar = ({ values, whole, ...rest }: Props) => (
  <BulkBar {...rest} actions={actions} everyRow={whole ? null : () => many.everyFound(values)} />
);
