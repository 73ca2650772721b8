import * as manyOne from "@/app/api/v1/acts-on-many/[taskId]/route";
import * as undoMany from "@/app/api/v1/acts-on-many/[taskId]/undo/route";
import * as many from "@/app/api/v1/acts-on-many/route";
import * as liftClosure from "@/app/api/v1/calendar/closures/[id]/lift/route";
import * as closure from "@/app/api/v1/calendar/closures/[id]/route";
import * as closures from "@/app/api/v1/calendar/closures/route";
import * as removeHoliday from "@/app/api/v1/calendar/holidays/[day]/remove/route";
import * as holiday from "@/app/api/v1/calendar/holidays/[day]/route";
import * as importHolidays from "@/app/api/v1/calendar/holidays/import/route";
import * as previewHolidays from "@/app/api/v1/calendar/holidays/preview/route";
import * as holidays from "@/app/api/v1/calendar/holidays/route";
import * as calendar from "@/app/api/v1/calendar/route";
import * as calendarVersions from "@/app/api/v1/calendar/versions/route";
import * as removeWeek from "@/app/api/v1/calendar/weeks/[effectiveFrom]/remove/route";
import * as workWeek from "@/app/api/v1/calendar/weeks/[effectiveFrom]/route";
import * as workingTime from "@/app/api/v1/calendar/working-time/route";
import * as cartable from "@/app/api/v1/cartable/route";
import * as channelAdapters from "@/app/api/v1/channel-adapters/route";
import * as removeChannel from "@/app/api/v1/channels/[id]/remove/route";
import * as channel from "@/app/api/v1/channels/[id]/route";
import * as testChannel from "@/app/api/v1/channels/[id]/test/route";
import * as channels from "@/app/api/v1/channels/route";
import * as checklist from "@/app/api/v1/checklists/[id]/route";
import * as checklists from "@/app/api/v1/checklists/route";
import * as colleagues from "@/app/api/v1/colleagues/route";
import * as departments from "@/app/api/v1/departments/route";
import * as file from "@/app/api/v1/files/[id]/route";
import * as files from "@/app/api/v1/files/route";
import * as macroUndo from "@/app/api/v1/macro-runs/[runId]/undo/route";
import * as removeMacro from "@/app/api/v1/macros/[id]/remove/route";
import * as macro from "@/app/api/v1/macros/[id]/route";
import * as macros from "@/app/api/v1/macros/route";
import * as presence from "@/app/api/v1/me/presence/route";
import * as me from "@/app/api/v1/me/route";
import * as noticesRead from "@/app/api/v1/notices/read/route";
import * as notices from "@/app/api/v1/notices/route";
import * as noticeSettings from "@/app/api/v1/notices/settings/route";
import * as positions from "@/app/api/v1/positions/route";
import * as accept from "@/app/api/v1/referrals/[id]/accept/route";
import * as answer from "@/app/api/v1/referrals/[id]/answer/route";
import * as assign from "@/app/api/v1/referrals/[id]/assign/route";
import * as cancel from "@/app/api/v1/referrals/[id]/cancel/route";
import * as followUpReferral from "@/app/api/v1/referrals/[id]/follow-up/route";
import * as passOn from "@/app/api/v1/referrals/[id]/pass-on/route";
import * as recall from "@/app/api/v1/referrals/[id]/recall/route";
import * as release from "@/app/api/v1/referrals/[id]/release/route";
import * as giveBack from "@/app/api/v1/referrals/[id]/return/route";
import * as registry from "@/app/api/v1/registry/route";
import * as lateReport from "@/app/api/v1/reports/late/route";
import * as reject from "@/app/api/v1/requests/[number]/answers/[referralId]/reject/route";
import * as removeCheck from "@/app/api/v1/requests/[number]/checks/[checkId]/remove/route";
import * as tickCheck from "@/app/api/v1/requests/[number]/checks/[checkId]/tick/route";
import * as checks from "@/app/api/v1/requests/[number]/checks/route";
import * as close from "@/app/api/v1/requests/[number]/close/route";
import * as contacts from "@/app/api/v1/requests/[number]/contacts/route";
import * as followUpRequest from "@/app/api/v1/requests/[number]/follow-up/route";
import * as unlink from "@/app/api/v1/requests/[number]/links/[linkId]/remove/route";
import * as links from "@/app/api/v1/requests/[number]/links/route";
import * as applyMacro from "@/app/api/v1/requests/[number]/macros/route";
import * as endMention from "@/app/api/v1/requests/[number]/mentions/[userId]/end/route";
import * as merge from "@/app/api/v1/requests/[number]/merge/route";
import * as notes from "@/app/api/v1/requests/[number]/notes/route";
import * as refer from "@/app/api/v1/requests/[number]/referrals/route";
import * as reopen from "@/app/api/v1/requests/[number]/reopen/route";
import * as reply from "@/app/api/v1/requests/[number]/reply/route";
import * as request from "@/app/api/v1/requests/[number]/route";
import * as dismissSame from "@/app/api/v1/requests/[number]/same/[other]/dismiss/route";
import * as spam from "@/app/api/v1/requests/[number]/spam/route";
import * as untagRequest from "@/app/api/v1/requests/[number]/tags/[tagId]/remove/route";
import * as tagRequest from "@/app/api/v1/requests/[number]/tags/route";
import * as filledTexts from "@/app/api/v1/requests/[number]/texts/route";
import * as ways from "@/app/api/v1/requests/[number]/ways/route";
import * as alike from "@/app/api/v1/requests/alike/route";
import * as referred from "@/app/api/v1/requests/referred/route";
import * as requests from "@/app/api/v1/requests/route";
import * as moveRule from "@/app/api/v1/rules/[id]/move/route";
import * as removeRule from "@/app/api/v1/rules/[id]/remove/route";
import * as rule from "@/app/api/v1/rules/[id]/route";
import * as runsOfRule from "@/app/api/v1/rules/[id]/runs/route";
import * as switchRule from "@/app/api/v1/rules/[id]/switch/route";
import * as trialOfRule from "@/app/api/v1/rules/[id]/trial/route";
import * as rules from "@/app/api/v1/rules/route";
import * as serviceTargets from "@/app/api/v1/service/targets/route";
import * as removeTag from "@/app/api/v1/tags/[id]/remove/route";
import * as tag from "@/app/api/v1/tags/[id]/route";
import * as tags from "@/app/api/v1/tags/route";
import * as taskFile from "@/app/api/v1/tasks/[id]/file/route";
import * as resumeTask from "@/app/api/v1/tasks/[id]/resume/route";
import * as task from "@/app/api/v1/tasks/[id]/route";
import * as stopTask from "@/app/api/v1/tasks/[id]/stop/route";
import * as removeText from "@/app/api/v1/texts/[id]/remove/route";
import * as readyText from "@/app/api/v1/texts/[id]/route";
import * as textUsed from "@/app/api/v1/texts/[id]/used/route";
import * as texts from "@/app/api/v1/texts/route";
import * as track from "@/app/api/v1/track/[trackingCode]/route";
import * as removeView from "@/app/api/v1/views/[id]/remove/route";
import * as view from "@/app/api/v1/views/[id]/route";
import * as views from "@/app/api/v1/views/route";
import { openApi } from "@/lib/web/openapi";
import { customerRoutes } from "./customer-routes";

const routes = [
  ...customerRoutes,
  channels,
  channel,
  testChannel,
  removeChannel,
  channelAdapters,
  macroUndo,
  macro,
  removeMacro,
  macros,
  presence,
  applyMacro,
  rule,
  moveRule,
  removeRule,
  runsOfRule,
  switchRule,
  trialOfRule,
  rules,
  tagRequest,
  untagRequest,
  checks,
  tickCheck,
  removeCheck,
  links,
  unlink,
  endMention,
  dismissSame,
  alike,
  filledTexts,
  texts,
  readyText,
  removeText,
  textUsed,
  checklists,
  checklist,
  colleagues,
  followUpReferral,
  followUpRequest,
  notices,
  noticesRead,
  noticeSettings,
  taskFile,
  task,
  resumeTask,
  stopTask,
  files,
  file,
  track,
  calendar,
  workWeek,
  removeWeek,
  holidays,
  holiday,
  removeHoliday,
  previewHolidays,
  importHolidays,
  closures,
  closure,
  liftClosure,
  calendarVersions,
  workingTime,
  cartable,
  departments,
  me,
  positions,
  accept,
  answer,
  assign,
  cancel,
  passOn,
  recall,
  release,
  giveBack,
  reject,
  close,
  merge,
  notes,
  contacts,
  ways,
  registry,
  refer,
  reopen,
  reply,
  request,
  spam,
  requests,
  referred,
  views,
  view,
  removeView,
  many,
  manyOne,
  undoMany,
  serviceTargets,
  lateReport,
  tags,
  tag,
  removeTag,
];

let text: string | undefined;

/** The whole API in one document, for programs and their generators. */
export function GET(): Response {
  text ??= JSON.stringify(openApi(routes.flatMap((methods) => Object.values(methods))));
  return new Response(text, {
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" },
  });
}
