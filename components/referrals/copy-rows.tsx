"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Copy, X } from "@/components/ui/icons";
import { TextInput } from "@/components/ui/text-input";
import type { FieldsProps } from "./hand-words";
import { TargetSelect } from "./target-select";

/** رونوشت: who else is to know, each with a note of his own. */
export function CopyRows({ at, options, words }: Pick<FieldsProps, "options" | "words"> & { at: string }) {
  const [rows, setRows] = useState<number[]>([]);
  const { form } = words;
  return (
    <div className="flex flex-col gap-2">
      {rows.map((key, n) => (
        <div key={key} className="flex items-start gap-2">
          <div className="grid min-w-0 flex-1 gap-2 md:grid-cols-2">
            <TargetSelect
              name={`${at}.copies.${n}.target`}
              path={`${at}.copies.${n}`}
              label={form.copies}
              targets={options.targets}
              words={form}
              autoFocus
            />
            <TextInput name={`${at}.copies.${n}.note`} label={form.copyNote} optional />
          </div>
          <button
            type="button"
            aria-label={form.removeCopy}
            onClick={() => setRows(rows.filter((one) => one !== key))}
            className="button button--quiet button--icon-only button--sm mt-6"
          >
            <X aria-hidden="true" />
          </button>
        </div>
      ))}
      <div>
        <Button size="sm" variant="quiet" onClick={() => setRows([...rows, Math.max(0, ...rows) + 1])}>
          <Copy aria-hidden="true" />
          {form.addCopy}
        </Button>
      </div>
    </div>
  );
}
