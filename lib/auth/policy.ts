import { type Actor, isCoordinator, managedDepartments, queueDepartments, workingSeats } from "./actor";
import {
  coordinates,
  coordinatesInPerson,
  dropsCheck,
  endsMention,
  hearsFrom,
  holds,
  holdsOrMayClaim,
  managesDepartment,
  notes,
  owns,
  type RequestSubject,
  type Rule,
  rejects,
  sees,
  sent,
  takesPart,
  type Verdict,
} from "./request-rules";
import { keepsView, seesView } from "./view-rules";

export type { ReferralSubject, RequestSubject, Sight, Verdict } from "./request-rules";
export type { ViewSubject } from "./view-rules";

const staff: Rule<unknown> = (actor) => (actor.kind === "user" ? "allow" : "hidden");
const working: Rule<unknown> = (actor) =>
  actor.kind !== "user" ? "hidden" : workingSeats(actor).length > 0 || actor.manager ? "allow" : "forbidden";
const administrator: Rule<unknown> = (actor) =>
  actor.kind !== "user" ? "hidden" : actor.administrator ? "allow" : "forbidden";
const system: Rule<unknown> = (actor) => (actor.kind === "system" ? "allow" : "hidden");
const anyone: Rule<unknown> = () => "allow";

export type TextSubject = {
  scope: "personal" | "department" | "company";
  userId: string | null;
  departmentId: string | null;
};

/** One's own texts; a department's by its managers; the company's by the administrator, who looks after all that are shared. */
const writesText: Rule<TextSubject> = (actor, { scope, userId, departmentId }) => {
  if (actor.kind !== "user") return "hidden";
  if (scope === "personal") return userId === actor.userId ? "allow" : "hidden";
  if (actor.administrator) return "allow";
  return scope === "department" && managedDepartments(actor).includes(departmentId ?? "") ? "allow" : "forbidden";
};

const submits: Rule<unknown> = (actor) =>
  actor.kind === "user" && workingSeats(actor).length === 0 ? "forbidden" : "allow";

const namedKey: Rule<unknown> = (actor) =>
  actor.kind === "public" && actor.tracked ? (actor.tracked.keyNamed ? "allow" : "forbidden") : "hidden";

/** A file made for somebody is his; managers may fetch it too. */
const madeFor: Rule<{ startedById: string | null }> = (actor, { startedById }) => {
  if (actor.kind !== "user") return "hidden";
  return actor.manager || startedById === actor.userId ? "allow" : "hidden";
};

/** Long work shows to who started it, and to those who look after the whole. */
const startedOrOversees: Rule<{ startedById: string | null }> = (actor, { startedById }) => {
  if (actor.kind !== "user") return "hidden";
  const oversees = actor.manager || actor.administrator || isCoordinator(actor);
  return oversees || startedById === actor.userId ? "allow" : "hidden";
};

/** What somebody did to many, only he undoes. */
const started: Rule<{ startedById: string | null }> = (actor, { startedById }) =>
  actor.kind === "user" && startedById === actor.userId ? "allow" : "hidden";

export type PointSubject = {
  /** It changes who the customer is taken for: coordinators only. */
  identity: boolean;
};

const coordinator: Rule<unknown> = (actor) =>
  actor.kind !== "user" ? "hidden" : isCoordinator(actor) ? "allow" : "forbidden";
const seesWhole: Rule<unknown> = (actor) =>
  actor.kind !== "user" ? "hidden" : isCoordinator(actor) || actor.manager ? "allow" : "forbidden";
/** Who looks after what is done with a customer's data: those who see him whole, and the administrator. */
const overseesCards: Rule<unknown> = (actor) =>
  actor.kind === "user" && actor.administrator ? "allow" : seesWhole(actor, null);
const registers: Rule<PointSubject> = (actor, { identity }) => (identity ? coordinator : working)(actor, null);

/** A macro is seen by whom it is for, and changed by who made it, by the head of its department, or (for all) by the administrator. */
export type MacroSubject = { userId: string | null; departmentId: string | null };
const ownsMacro: Rule<MacroSubject> = (actor, macro) => {
  if (actor.kind !== "user") return "hidden";
  if (macro.userId !== null) return macro.userId === actor.userId ? "allow" : "hidden";
  if (actor.administrator || (macro.departmentId && managedDepartments(actor).includes(macro.departmentId)))
    return "allow";
  return macro.departmentId === null || queueDepartments(actor).includes(macro.departmentId) ? "forbidden" : "hidden";
};
const appliesMacro: Rule<RequestSubject & { macro: MacroSubject }> = (actor, { sight, macro }) =>
  sight !== "full" || ownsMacro(actor, macro) === "hidden" ? "hidden" : "allow";

/** The whole permission matrix: one line an action, asked only by `command` and `query`; pages ask it to hide a button. */
export const policy = {
  "request.submit": submits,
  "request.update": coordinates,
  "request.refer": coordinates,
  "request.registerAndRefer": coordinator,
  "request.reply": coordinatesInPerson,
  "request.ways": coordinatesInPerson,
  "request.note": notes,
  "request.addContact": hearsFrom,
  "request.close": coordinates,
  "request.reopen": coordinatesInPerson,
  "request.spam": coordinatesInPerson,
  "request.merge": coordinatesInPerson,
  "request.unmerge": coordinatesInPerson,
  "request.own": coordinates,
  "request.markRead": coordinatesInPerson,
  "request.tag": takesPart,
  "request.check": takesPart,
  "request.dropCheck": dropsCheck,
  "request.link": takesPart,
  "request.judgeSame": takesPart,
  "request.findSame": working,
  "request.look": system,
  "request.previewMerge": coordinates,
  "request.endMention": endsMention,
  "request.closeSilent": system,
  "request.deliveryFailed": system,
  "request.followUp": coordinates,
  "request.bringBack": system,

  "referral.open": holdsOrMayClaim,
  "referral.accept": holdsOrMayClaim,
  "referral.release": holds,
  "referral.assign": managesDepartment,
  "referral.answer": holdsOrMayClaim,
  "referral.return": holdsOrMayClaim,
  "referral.recall": sent,
  "referral.cancel": owns,
  "referral.passOn": holdsOrMayClaim,
  "referral.reject": rejects,
  "referral.followUp": holds,

  "request.read": sees,
  "request.search": working,
  "registry.read": working,
  "registry.export": seesWhole,
  "request.events": sees,
  "cartable.read": working,
  "live.follow": system,
  "request.draft": sees,
  "customer.create": (actor: Actor) =>
    actor.kind !== "user" ? "hidden" : workingSeats(actor).length > 0 ? "allow" : "forbidden",
  "customer.update": (actor: Actor) =>
    actor.kind !== "user" ? "hidden" : isCoordinator(actor) ? "allow" : "forbidden",
  "customer.identify": coordinator,
  "customer.unmask": seesWhole,
  "customer.views": overseesCards,
  "customer.handOver": overseesCards,
  "customer.erase": (actor: Actor) =>
    actor.kind !== "user" ? "hidden" : actor.manager || actor.administrator ? "allow" : "forbidden",
  "point.add": registers,
  "point.update": registers,
  "point.retire": coordinator,
  "point.restore": coordinator,
  "point.confirm": coordinator,
  "point.consent": working,
  "point.prove": working,
  "customer.merge": coordinator,
  "customer.unmerge": coordinator,
  "customer.split": coordinator,
  "merge.preview": coordinator,
  "merge.read": seesWhole,
  "customer.import": coordinator,
  "customer.importStep": system,
  "customer.export": seesWhole,
  "customer.find": working,
  "customer.read": working,
  "customer.lookup": working,
  "customer.stage": working,
  "customer.level": coordinator,
  "customer.tag": working,
  "customer.tagMany": coordinator,
  "customer.note": working,
  "customer.relate": working,
  "customer.attach": working,
  "interaction.record": working,
  "purchase.record": working,
  "checklist.read": staff,
  "checklist.write": administrator,
  "text.read": staff,
  "text.write": writesText,
  "text.manage": (actor: Actor) =>
    actor.kind !== "user"
      ? "hidden"
      : actor.administrator || managedDepartments(actor).length > 0
        ? "allow"
        : "forbidden",
  "text.use": staff,
  "tag.read": staff,
  "tag.write": administrator,
  "customField.read": staff,
  "customField.write": administrator,
  "suggestion.judge": coordinator,
  "likeness.check": system,
  "likeness.scan": system,
  "likeness.start": coordinator,
  "suggestion.read": seesWhole,
  "staff.directory": staff,
  "task.read": startedOrOversees,
  "task.stop": startedOrOversees,
  "view.list": staff,
  "view.read": seesView,
  "view.write": keepsView,
  "bulk.act": working,
  "bulk.undo": started,
  "task.fetch": madeFor,
  "task.resume": startedOrOversees,
  "task.end": system,
  "calendar.read": anyone,
  "calendar.look": staff,
  "calendar.write": administrator,
  "file.upload": anyone,
  "file.read": sees,
  "inbound.original": sees,

  "track.read": anyone,
  "track.prove": anyone,
  "track.readFile": namedKey,
  "track.write": namedKey,
  "track.close": namedKey,

  "form.saveDraft": anyone,
  "form.readDraft": anyone,

  "notice.read": staff,
  "notice.choose": staff,
  "notice.spread": system,
  "notice.post": system,

  "inbound.keep": system,
  "inbound.file": system,
  "inbound.read": overseesCards,
  "inbound.mend": overseesCards,
  "outbox.deliver": system,
  "channel.read": administrator,
  "channel.write": administrator,
  "channel.hook": system,
  "outbox.read": administrator,
  "outbox.retry": administrator,
  "job.run": system,
  "service.recompute": system,
  "service.escalate": system,

  "session.open": anyone,
  "session.read": anyone,
  "session.list": staff,
  "session.close": staff,
  "profile.read": staff,
  "profile.changePassword": staff,
  "profile.update": staff,
  "setup.open": anyone,
  "setup.finish": anyone,
  "company.read": anyone,
  "settings.read": administrator,
  "settings.write": administrator,
  "service.read": staff,
  "service.manage": administrator,
  "service.write": administrator,
  "user.write": administrator,
  "department.write": administrator,
  "position.write": administrator,
  "substitution.write": administrator,
  "token.write": administrator,
  "rule.write": administrator,
  "rule.read": administrator,
  "rule.run": system,
  "macro.read": staff,
  "macro.write": ownsMacro,
  "macro.apply": appliesMacro,
  "presence.set": staff,
  "audit.read": administrator,
  "report.late": (actor: Actor) =>
    actor.kind !== "user" ? "hidden" : actor.manager || managedDepartments(actor).length > 0 ? "allow" : "forbidden",
  "report.read": (actor: Actor) => (actor.kind !== "user" ? "hidden" : actor.manager ? "allow" : "forbidden"),
} satisfies Record<string, Rule<never>>;

export type ActionName = keyof typeof policy;
export type SubjectOf<N extends ActionName> =
  Parameters<(typeof policy)[N]> extends [Actor, infer S, ...unknown[]] ? S : unknown;

/** Asks the one table. Pure: pages use it too, to show only what would be allowed. */
export function verdict<N extends ActionName>(name: N, actor: Actor, subject: SubjectOf<N>): Verdict {
  return (policy[name] as Rule<unknown>)(actor, subject);
}

export const may = <N extends ActionName>(name: N, actor: Actor, subject: SubjectOf<N>): boolean =>
  verdict(name, actor, subject) === "allow";
