import { expect, test } from "vitest";
import { openedForm } from "@/components/requests/held-forms";

const forms = ["reply", "answer", "note"] as const;
const opened = (next: (typeof forms)[number] | undefined, ...drafts: string[]) =>
  openedForm(forms, (form) => form !== undefined && drafts.includes(form), next);

test("a text that was begun is in sight again, and what is next to do is not pushed away by another", () => {
  expect(opened("answer")).toBe("answer");
  expect(opened(undefined)).toBeUndefined();
  expect(opened(undefined, "answer")).toBe("answer");
  expect(opened("reply", "note")).toBe("note");
  expect(opened("reply", "note", "reply")).toBe("reply");
});
