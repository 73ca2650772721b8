import { z } from "zod";
import { lineFields, perSecond } from "../sms/line";
import { numberForms } from "../sms/numbers";
import { filledJson, pairs } from "../sms/template";

const word = z.string().trim().max(200).default("");
const long = (most = 4000) => z.string().max(most).default("").meta({ textarea: true });

/** http(s), with a server that stands as written: places may fill its path and query only. */
const address = z
  .string()
  .trim()
  .max(2000)
  .refine(
    (typed) =>
      typed === "" || (/^https?:\/\/[^/{}?#@\s]+([/?#]|$)/i.test(typed) && URL.canParse(typed.replace(/[{}]/g, "x"))),
    "channel.webAddress",
  );

/** Where something stands in an answer: a place of its JSON (`data.ids[0]`), `/a pattern (of its text)/`, or `.` for all of it. */
const place = word.refine((typed) => !/^\/.+\/$/s.test(typed) || compiles(typed.slice(1, -1)), "channel.pattern");
const pattern = word.refine(compiles, "channel.pattern");

function compiles(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}

/** `429 = wait 30`, `418 = credit`: what a code means. The words are those of `refusalOf` in gateway.ts. */
const meanings = long().refine(
  (lines) =>
    pairs(lines, "=").every(([, what]) =>
      /^(wait \d{1,5}|again|unsure|credit|blocked|unknown_address|refused|expired)$/.test(what),
    ),
  "channel.meanings",
);

export const bodies = ["none", "form", "json", "xml"] as const;

/** Everything that makes a gateway of any provider: see docs/channels.md. */
export const gatewaySettings = z
  .object({
    from: z.string().trim().max(40).default("").meta({ first: true }),
    url: address.min(1),
    method: z.enum(["POST", "GET", "PUT"]).default("POST").meta({ first: true }),
    headers: long().meta({ first: true }),
    bodyKind: z.enum(bodies).default("form").meta({ first: true }),
    body: long().meta({ first: true }),
    codeUrl: address.default(""),
    codeBody: long(),
    /** Lines of `name=value`: {secret.name} in the templates. */
    secrets: z.string().max(4000).default("").meta({ secret: true, textarea: true, first: true }),
    phoneForm: z.enum(numberForms).default("09"),
    okStatus: z
      .string()
      .trim()
      .regex(/^\d{3}(-\d{3})?$/)
      .default("200-299"),
    okPlace: place.meta({ first: true }),
    okValue: pattern.meta({ first: true }),
    idPlace: place.meta({ first: true }),
    errorPlace: place,
    meanings,
    perSecond: perSecond(5),
    inFrom: word.meta({ first: true }),
    inText: word.meta({ first: true }),
    inId: word,
    inAt: word,
    inList: word,
    hookField: word,
    hookSecret: z.string().max(200).default("").meta({ secret: true }),
    reportId: word,
    reportState: word,
    delivered: pattern,
    failed: pattern,
    blocked: pattern,
    read: pattern,
    pollUrl: address.default(""),
    checkUrl: address.default(""),
    creditPlace: place,
    ...lineFields,
  })
  .superRefine((s, problem) => {
    if (s.bodyKind !== "json") return;
    for (const path of ["body", "codeBody"] as const)
      if (s[path] !== "" && !fills(s[path]))
        problem.addIssue({ code: "custom", path: [path], message: "channel.json" });
  });

export type GatewaySettings = z.output<typeof gatewaySettings>;

function fills(template: string): boolean {
  try {
    filledJson(template, new Map());
    return true;
  } catch {
    return false;
  }
}
