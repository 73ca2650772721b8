/** Every kind of event there is. */
export const eventTypes = [
  "request.submitted",
  "request.updated",
  "request.owned",
  "request.opened",
  "request.referred",
  "request.noted",
  "request.replied",
  "request.customerWrote",
  "request.closed",
  "request.closedByCustomer",
  "request.closedBySilence",
  "request.reopened",
  "request.spammed",
  "request.merged",
  "request.unmerged",
  "request.deliveryFailed",
  "request.deliveryMended",
  "referral.opened",
  "referral.accepted",
  "referral.released",
  "referral.assigned",
  "referral.answered",
  "referral.returned",
  "referral.recalled",
  "referral.cancelled",
  "referral.passedOn",
  "referral.asked",
  "referral.rejected",
  "customer.created",
  "customer.updated",
  "customer.stageChanged",
  "customer.tagged",
  "customer.untagged",
  "customer.noted",
  "customer.related",
  "customer.unrelated",
  "customer.fileAdded",
  "customer.fileRemoved",
  "interaction.recorded",
  "purchase.recorded",
  "tag.created",
  "tag.updated",
  "customField.created",
  "customField.updated",
  "customer.identified",
  "customer.unmasked",
  "customer.merged",
  "customer.unmerged",
  "customer.split",
  "customer.exported",
  "customer.erased",
  "contact.added",
  "contact.updated",
  "contact.retired",
  "contact.restored",
  "contact.confirmed",
  "contact.consented",
  "contact.codeSent",
  "contact.proved",
  "suggestion.opened",
  "suggestion.withdrawn",
  "suggestion.dismissed",
  "suggestion.postponed",
  "scan.started",
  "outbox.sent",
  "outbox.failed",
  "outbox.retried",
  "outbox.cancelled",
  "customer.removed",
  "import.opened",
  "import.started",
  "import.finished",
  "import.undoing",
  "import.undone",
  "export.started",
  "export.fetched",
  "bulk.started",
  "bulk.undone",
  "task.stopped",
  "task.resumed",
  "file.uploaded",
  "session.opened",
  "session.refused",
  "session.closed",
  "user.created",
  "user.updated",
  "user.passwordChanged",
  "user.deactivated",
  "department.created",
  "department.updated",
  "position.created",
  "position.updated",
  "position.held",
  "position.vacated",
  "substitution.created",
  "substitution.ended",
  "setting.changed",
  "token.created",
  "token.revoked",
  "setup.finished",
  "calendar.changed",
  "rule.created",
  "rule.updated",
  "rule.switched",
  "rule.stopped",
  "rule.removed",
  "rule.told",
  "macro.created",
  "macro.updated",
  "macro.removed",
  "macro.applied",
  "macro.undone",
  "presence.changed",
] as const;

export type EventType = (typeof eventTypes)[number];

export type JobName =
  | "outbox.acknowledge"
  | "outbox.deliver"
  | "requests.deliveryFailed"
  | "requests.deliveryMended"
  | "requests.closeSilent"
  | "customers.tagFound"
  | "customers.import"
  | "customers.undoImport"
  | "customers.export"
  | "transfer.sweep"
  | "bulk.act"
  | "bulk.undo"
  | "identity.scan"
  | "files.sweep"
  | "privacy.discard"
  | "service.recompute"
  | "automation.react"
  | "automation.tick"
  | "kernel.sweep";

/** What follows from what; the one place to see it. Names only: the handlers stand in each domain's `jobs.ts`. */
export const reactions: Partial<Record<EventType, readonly JobName[]>> = {
  "request.submitted": ["outbox.acknowledge"],
  "outbox.failed": ["requests.deliveryFailed"],
  "calendar.changed": ["service.recompute"],
};
