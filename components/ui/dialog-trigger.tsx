"use client";

import type { ComponentProps } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";
import { closeDialog, openDialog } from "@/components/ui/open-dialog";

type Props = ButtonLook & ComponentProps<"button"> & { opens: string /** Only your `className`. */; bare?: boolean };

/** A button that opens the dialog with that id. */
export function DialogTrigger({ opens, bare, ...rest }: Props) {
  const open = () => openDialog(opens);
  if (bare)
    return (
      <button type="button" aria-haspopup="dialog" onClick={open} className={rest.className}>
        {rest.children}
      </button>
    );
  return <Button aria-haspopup="dialog" {...rest} onClick={open} />;
}

/** A button that closes the dialog it stands in. */
export function DialogCancel(props: ButtonLook & ComponentProps<"button">) {
  return <Button {...props} onClick={(event) => closeDialog(event.currentTarget)} />;
}
