"use client";

import { useEffect, useRef, useState } from "react";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { desk } from "@/lib/i18n/messages/fa/desk";

type Tag = { id: string; name: string };

async function read(): Promise<Tag[]> {
  const answer = await fetch("/requests/tags");
  return answer.ok ? ((await answer.json()) as { tags: Tag[] }).tags : [];
}

/** All tags, once they come into sight or one is chosen. */
function useTags(now: boolean): [Tag[], () => void] {
  const [tags, setTags] = useState<Tag[]>([]);
  const asked = useRef(false);
  const fetchOnce = () => {
    if (asked.current) return;
    asked.current = true;
    read().then(setTags, () => {
      asked.current = false;
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (now) fetchOnce();
  }, [now]);
  return [tags, fetchOnce];
}

/** The filter by tag of a plain form. */
export function TagChoice({ value, id, className }: { value?: string; id: string; className?: string }) {
  const [tags, fetchOnce] = useTags(value !== undefined);
  const known = tags.some((tag) => tag.id === value);
  const options = tags.map((tag) => ({ value: tag.id, label: tag.name }));
  return (
    <div onFocusCapture={fetchOnce} onPointerEnter={fetchOnce} className={className}>
      <Select
        key={known ? "known" : "first"}
        name="tagId"
        id={id}
        label={desk.tags.filter}
        placeholder={cartable.filters.any}
        options={value && !known ? [{ value, label: "…" }, ...options] : options}
        defaultValue={value}
      />
    </div>
  );
}

/** The name of a tag, one there is or a new one. */
export function TagNameField(field: { id: string; name: string; label: string; hint?: string }) {
  const [tags, fetchOnce] = useTags(false);
  return (
    <div onFocusCapture={fetchOnce}>
      <TextInput {...field} maxLength={40} required list={`${field.id}-known`} autoComplete="off" />
      <datalist id={`${field.id}-known`}>
        {tags.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </div>
  );
}

/** A tag's name, where only its id stands in the address. */
export function TagName({ id }: { id: string }) {
  const [tags] = useTags(true);
  return <>{tags.find((tag) => tag.id === id)?.name ?? desk.tags.filter}</>;
}
