import type { ReactNode } from "react";
import { MacroMenu } from "@/components/automation/macro-menu";
import { flatTree } from "@/components/referrals/parties";
import { AcceptForm, filled } from "@/components/referrals/referral-acts";
import type { PaneView } from "@/components/requests/pane-view";
import { Bidi } from "@/components/ui/bidi";
import { Menu } from "@/components/ui/menu";
import { t } from "@/lib/i18n/t";
import { OPEN } from "@/lib/referrals/rules";
import type { Offered, ReferralOffer, RequestOffer } from "@/lib/requests/rules";
import { ActButton } from "./act-button";
import { type DeskActions, places } from "./desk";
import { OwnForm } from "./own-form";

type Props = { view: PaneView; offered: Offered; actions: DeskActions };
type Shown = { key: string; opens: string; label: string; hotkey?: string; fill?: Record<string, string | number> };

const keys: Partial<Record<RequestOffer | ReferralOffer, string>> = {
  refer: "KeyR",
  reply: "KeyS",
  note: "KeyN",
  close: "KeyE",
  answer: "KeyA",
  ask: "KeyQ",
  handOver: "KeyH",
  return: "KeyB",
  update: "KeyU",
  followUp: "KeyZ",
};
const frequent = ["reply", "refer", "note", "close"] as const;
const rare = ["followUp", "update", "merge", "unmerge", "reopen", "spam"] as const;
const handling = ["answer", "ask", "handOver", "return", "followUp"] as const;

/** The one next act, the usual ones beside it, the rest in a menu; nothing that would be refused. */
export function ActBar({ view, offered, actions }: Props) {
  const { next, request } = offered;
  const mine = flatTree(view.referrals).find((r) => r.id === offered.handles);
  const acts: Shown[] = [
    ...(mine
      ? [...handling, ...(next?.act === "assign" ? (["assign"] as const) : [])]
          .filter((act) => offered.referrals[mine.id]?.includes(act))
          .map((act) => of(act, filled(mine)))
      : []),
    ...frequent.filter((act) => request.includes(act)).map((act) => of(act, undefined, view)),
  ];
  const lead = acts.find((act) => act.key === next?.act);
  const beside = acts.filter((act) => act !== lead);
  const rest = rare.filter((act) => request.includes(act) && !acts.some((one) => one.key === act));
  const others = [...beside.slice(4), ...rest.map((act) => of(act))];
  // A menu of one or two beside nothing else would only hide them: the way back of a merge or a close is in sight.
  const few = acts.length === 0 && others.length <= 2;
  const shown = few ? others : beside.slice(0, 4);
  const menu = few ? [] : others;
  if (acts.length + others.length === 0) return <p className="text-13 text-muted">{t("request.readOnly")}</p>;
  return (
    <div className="flex flex-wrap items-start gap-2">
      {next?.act === "accept" && mine && (
        <>
          <Instruction text={mine.instruction} />
          <AcceptForm referral={mine} actions={actions} primary />
        </>
      )}
      {mine?.waitsForOpinion && offered.referrals[mine.id]?.includes("answer") && <Awaited of={mine} />}
      {mine && next?.act === "assign" && (
        <p className="basis-full text-13 text-warning-text">
          {t("request.tree.vacantLead", { seat: (mine.holder ?? mine.to).name })}
        </p>
      )}
      {lead && <Act act={lead} variant="primary" />}
      {shown.map((act) => (
        <Act key={act.key} act={act} />
      ))}
      {view.status !== "merged" && <MacroMenu number={view.number} version={view.version} actions={actions} />}
      {(menu.length > 0 || request.includes("own")) && (
        <Menu trigger={t("request.more")} align="end" className="button button--quiet">
          {request.includes("own") && <OwnForm view={view} action={actions.own} />}
          {menu.map((act) => (
            <ActButton key={act.key} opens={act.opens} fill={act.fill} hotkey={act.hotkey} hotkeyLabel={act.label} bare>
              {act.label}
            </ActButton>
          ))}
        </Menu>
      )}
    </div>
  );
}

/** Whose opinion he waits for; he may answer without it. */
const Awaited = ({ of: { children } }: { of: PaneView["referrals"][number] }) => (
  <p className="basis-full text-13 text-muted">
    {t("request.tree.waitsOpinionOf", {
      who: children
        .filter((r) => r.mode === "ask" && OPEN.includes(r.status))
        .map((r) => (r.holder ?? r.to).person ?? r.to.name)
        .join("، "),
    })}
  </p>
);

/** What is asked of him, before he takes it; later it stands above his answer. */
const Instruction = ({ text }: { text: string }) => (
  <blockquote className="basis-full border-s-2 border-border ps-3 text-13 leading-text">
    <span className="text-muted">{t("request.answer.question")}: </span>
    <Bidi className="whitespace-pre-line">{text}</Bidi>
  </blockquote>
);

const Act = ({ act, variant }: { act: Shown; variant?: "primary" }): ReactNode => (
  <ActButton opens={act.opens} fill={act.fill} variant={variant} hotkey={act.hotkey} hotkeyLabel={act.label}>
    {act.label}
  </ActButton>
);

type Opening = Exclude<RequestOffer, "own" | "mark"> | Exclude<ReferralOffer, "accept">;

function of(act: Opening, fill?: Shown["fill"], view?: PaneView): Shown {
  const label =
    act === "refer" && view && view.referrals.length > 0
      ? t("request.acts.referMore")
      : act === "reply" && view && view.lastFinalReplyAt !== null
        ? t("request.acts.replyAgain")
        : t(`request.acts.${act}`);
  const place = act === "followUp" && fill ? "followUpReferral" : act;
  return {
    key: act,
    opens: places[place],
    label,
    hotkey: keys[act],
    fill: place === "followUpReferral" ? undefined : fill,
  };
}
