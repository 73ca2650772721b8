import { type Line, line } from "./line";

/** What stands beside the work on a request, and texts kept ready; columns and marks: `../access-table.ts`. */
export const beside: Record<string, Line> = {
  "requests/tag-request#tagRequest": line("--- +++---+- !- !", (w) => ({ number: w.number, name: "t" })),
  "requests/untag-request#untagRequest": line("--- +++---+- !- !", (w) => ({ number: w.number, tagId: w.tag })),
  "requests/add-check#addCheck": line("--- +++---+- !- !", (w) => ({ number: w.number, text: "t" })),
  "requests/tick-check#tickCheck": line("--- +++---+- !- !", (w) => ({ number: w.number, checkId: w.check })),
  "requests/remove-check#removeCheck": line("--- +++---+- !- !", (w) => ({ number: w.number, checkId: w.check })),
  "requests/remove-check#removeCheck@required": line("--- +!!---!- !- !", (w) => ({
    number: w.number,
    checkId: w.requiredCheck,
  })),
  "requests/list-checklists#listChecklists": line("--- ++++++++ ++ -"),
  "requests/create-checklist#createChecklist": line("--- !!!!!!!! !+ -", () => ({
    name: "n",
    lines: [{ text: "t" }],
  })),
  "requests/update-checklist#updateChecklist": line("--- !!!!!!!! !+ -", (w) => ({ id: w.checklist, name: "n2" })),
  "requests/list-colleagues#listColleagues": line("--- ++++++++ ++ -"),
  "requests/end-mention#endMention": line("--- +!!---!- !- -", (w) => ({ number: w.number, userId: w.user })),
  "requests/link-requests#linkRequests": line("--- +++---+- !- !", (w) => ({ number: w.number, to: w.into })),
  "requests/unlink-requests#unlinkRequests": line("--- +++---+- !- !", (w) => ({ number: w.number, linkId: w.link })),
  "requests/preview-merge#previewMerge": line("--- +!!---!- !- !", (w) => ({ number: w.number, into: w.into })),
  "requests/find-same#findSame": line("--- ++++++++ +! -", (w) => ({ customerCode: w.customerCode })),
  "requests/dismiss-same#dismissSame": line("--- +++---+- !- !", (w) => ({ number: w.number, other: w.into })),
  "requests/spread-checks#spreadChecks": line("--- -------- -- +", () => ({ after: null, limit: 1 })),
  "requests/look-at-requests#lookAtRequests": line("--- -------- -- +", () => ({ mark: null, seen: [] })),
  "desk/create-text#createText": line("--- ++++++++ ++ -", () => ({ name: "n", shortcut: "s", body: "b" })),
  "desk/create-text#createText@department": line("--- !!!!!!+! !+ -", (w) => ({
    ...{ name: "n", shortcut: "s", body: "b", scope: "department" },
    departmentId: w.department,
  })),
  "desk/create-text#createText@company": line("--- !!!!!!!! !+ -", () => ({
    ...{ name: "n", shortcut: "s", body: "b", scope: "company" },
  })),
  "desk/update-text#updateText": line("--- -+------ -- -", (w) => ({ id: w.text, name: "n2" })),
  "desk/remove-text#removeText": line("--- -+------ -- -", (w) => ({ id: w.text })),
  "desk/count-use#countUse": line("--- -+------ -- -", (w) => ({ id: w.text })),
  "desk/list-texts#listTexts": line("--- ++++++++ ++ -"),
  "desk/list-texts#readyTexts": line("--- +++---+- +- -", (w) => ({ number: w.number })),
};
