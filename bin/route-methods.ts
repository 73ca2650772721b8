import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const METHODS = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
const EXPORTED = new RegExp(`^export (?:const|function|async function) (${METHODS.join("|")})\\b`, "gm");
const RENAMED = new RegExp(`\\bas (${METHODS.join("|")})\\b`, "g");

/** `own`: its file answers OPTIONS itself. */
type Place = { path: RegExp; rank: string; allow: string[]; own: boolean };
export type Allowed = Pick<Place, "allow" | "own">;

/**
 * What each address can be asked, told by the files of `app/`: a route handler what it exports (and HEAD with GET), a page to be read and to
 * take its own forms. Next knows it too, but tells it nobody but OPTIONS.
 */
export function routeMethods(folder: string): (pathname: string) => Allowed | undefined {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const places = files
    .filter((file) => /(^|\/)(route\.ts|page\.tsx)$/.test(file))
    .map((file) => placeOf(file, readFileSync(join(folder, file), "utf8")))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return (pathname) => places.find(({ path }) => path.test(pathname));
}

function placeOf(file: string, source: string): Place {
  const steps = file
    .split("/")
    .slice(0, -1)
    .filter((step) => !/^\(.*\)$/.test(step));
  const methods = new Set(file.endsWith("page.tsx") ? ["GET", "POST"] : exported(source));
  const own = methods.has("OPTIONS");
  if (methods.has("GET")) methods.add("HEAD");
  return {
    path: new RegExp(`^${steps.map(pattern).join("") || "/"}$`),
    rank: steps.map(rank).join(""),
    allow: [...methods.add("OPTIONS")].sort(),
    own,
  };
}

const exported = (source: string) =>
  [...source.matchAll(EXPORTED), ...source.matchAll(RENAMED)].map(([, name]) => name!);

const pattern = (step: string) => {
  if (step.startsWith("[[...")) return "(?:/.+)?";
  if (step.startsWith("[...")) return "/.+";
  return step.startsWith("[") ? "/[^/]+" : `/${step.replace(/[.]/g, "\\.")}`;
};

/** What is named comes before what stands for anything, and that before the rest. */
const rank = (step: string) => (step.includes("[...") ? "2" : step.startsWith("[") ? "1" : "0");
