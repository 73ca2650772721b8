import * as Lucide from "lucide-react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import * as icons from "@/components/ui/icons";

const { drawn, outline, ...all } = icons;
const markup = (Icon: unknown) => renderToStaticMarkup(createElement(Icon as typeof icons.X));

test("each icon draws as many shapes as Lucide's own", () => {
  for (const [name, Icon] of Object.entries(all)) {
    // biome-ignore lint/performance/noDynamicNamespaceImportAccess: all of them are meant
    const shapes = markup(Lucide[name as keyof typeof Lucide]).match(/<(path|circle|rect|line|poly\w+|ellipse) /g)!;
    const [d] = /(?<= d=")[^"]+/.exec(markup(Icon))!;
    expect(d.split(/(?=M)/).filter((part) => part !== "M0 0").length, name).toBeGreaterThanOrEqual(shapes.length);
    expect(d, name).not.toMatch(/NaN|undefined/);
  }
});

test("an icon beside a word is hidden; one with a name of its own is not", () => {
  expect(markup(icons.X)).toContain('aria-hidden="true"');
  expect(renderToStaticMarkup(createElement(icons.Lock, { role: "img", "aria-label": "محرمانه" }))).not.toContain(
    "aria-hidden",
  );
});

test("shapes of every kind have an outline", () => {
  expect(outline(["path", { d: "m3 4 5 6" }])).toBe("M0 0m3 4 5 6");
  expect(outline(["line", { x1: "1", y1: "2", x2: "3", y2: "4" }])).toBe("M1 2L3 4");
  expect(outline(["circle", { cx: "12", cy: "12", r: "3" }])).toBe("M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z");
  expect(outline(["rect", { width: "4", height: "2", x: "1", y: "1" }])).toBe("M1 1h4v2h-4v-2z");
  expect(outline(["polyline", { points: "1 2 3 4" }])).toBe("M1 2 3 4");
  expect(() => outline(["text", {}])).toThrow("no outline");
});
