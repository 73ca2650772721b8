"use client";

import { useEffect, useState } from "react";
import { remember } from "@/components/layout/remember";
import { Check, Monitor, Moon, Sun } from "@/components/ui/icons";
import { nav } from "@/lib/i18n/messages/fa/nav";

const choices = [
  { value: "", label: nav.themes.system, Icon: Monitor },
  { value: "light", label: nav.themes.light, Icon: Sun },
  { value: "dark", label: nav.themes.dark, Icon: Moon },
];

/** Light, dark, or as the device; kept in a cookie the server reads, so no page flashes. */
export function ThemeChoice() {
  const [theme, setTheme] = useState("");
  useEffect(() => setTheme(document.documentElement.dataset.theme ?? ""), []);
  const choose = (value: string) => {
    setTheme(value);
    remember("theme", value);
    if (value) document.documentElement.dataset.theme = value;
    else delete document.documentElement.dataset.theme;
  };
  return (
    <fieldset>
      <legend className="px-2.5 pt-1.5 pb-1 text-xs text-muted">{nav.theme}</legend>
      {choices.map(({ value, label, Icon }) => (
        <button key={value} type="button" aria-pressed={theme === value} onClick={() => choose(value)}>
          <Icon aria-hidden="true" />
          <span className="flex-1">{label}</span>
          {theme === value && <Check aria-hidden="true" />}
        </button>
      ))}
    </fieldset>
  );
}
