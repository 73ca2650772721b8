import * as Lucide from "lucide-react";
import type { SVGProps } from "react";

type Shape = [tag: string, attributes: Record<string, string>];
type Look = Omit<SVGProps<SVGSVGElement>, "children">;

/** Lucide's drawing in two elements: theirs is a tree of components for each icon, and a page has thirty. */
export function drawn(icon: Lucide.LucideIcon) {
  const d = shapesOf(icon).map(outline).join("");
  return ({ className, ...rest }: Look) => (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden beside its word, or named by the caller
    <svg
      aria-hidden={rest["aria-label"] ? undefined : true}
      className={className ? `icon ${className}` : "icon"}
      viewBox="0 0 24 24"
      {...rest}
    >
      <path d={d} />
    </svg>
  );
}

/** Asks the component itself what it draws; tests/ui/icons.test.ts notices when it answers otherwise. */
function shapesOf(icon: Lucide.LucideIcon): Shape[] {
  const { render } = icon as unknown as {
    render: (props: object, ref: null) => { props: { icon: { node: Shape[] } } };
  };
  return render({}, null).props.icon.node;
}

/** Any of Lucide's shapes as a path of its own. */
export function outline([tag, attributes]: Shape): string {
  const n = (name: string) => Number(attributes[name] ?? 0);
  if (tag === "path") return `M0 0${attributes.d}`; // so that a first «m» does not go on where the last shape ended
  if (tag === "line") return `M${n("x1")} ${n("y1")}L${n("x2")} ${n("y2")}`;
  if (tag === "polyline") return `M${attributes.points}`;
  if (tag === "polygon") return `M${attributes.points}z`;
  if (tag === "circle") return ring(n("cx"), n("cy"), n("r"), n("r"));
  if (tag === "ellipse") return ring(n("cx"), n("cy"), n("rx"), n("ry"));
  if (tag === "rect") return box(n("x"), n("y"), n("width"), n("height"), Number(attributes.rx ?? attributes.ry ?? 0));
  throw new Error(`no outline for <${tag}>`);
}

const ring = (x: number, y: number, rx: number, ry: number) =>
  `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;

const box = (x: number, y: number, width: number, height: number, r: number) => {
  const corner = (dx: number, dy: number) => (r ? `a${r} ${r} 0 0 1 ${dx * r} ${dy * r}` : "");
  return `M${x + r} ${y}h${width - 2 * r}${corner(1, 1)}v${height - 2 * r}${corner(-1, 1)}h${2 * r - width}${corner(-1, -1)}v${2 * r - height}${corner(1, -1)}z`;
};

export const Target = /* @__PURE__ */ drawn(Lucide.Target);
export const AlarmClock = /* @__PURE__ */ drawn(Lucide.AlarmClock);
export const Archive = /* @__PURE__ */ drawn(Lucide.Archive);
export const ArrowDown = /* @__PURE__ */ drawn(Lucide.ArrowDown);
export const ArrowLeft = /* @__PURE__ */ drawn(Lucide.ArrowLeft);
export const ArrowUp = /* @__PURE__ */ drawn(Lucide.ArrowUp);
export const ArrowRight = /* @__PURE__ */ drawn(Lucide.ArrowRight);
export const BadgeCheck = /* @__PURE__ */ drawn(Lucide.BadgeCheck);
export const Bell = /* @__PURE__ */ drawn(Lucide.Bell);
export const Building2 = /* @__PURE__ */ drawn(Lucide.Building2);
export const CalendarDays = /* @__PURE__ */ drawn(Lucide.CalendarDays);
export const Check = /* @__PURE__ */ drawn(Lucide.Check);
export const ChevronDown = /* @__PURE__ */ drawn(Lucide.ChevronDown);
export const ChevronLeft = /* @__PURE__ */ drawn(Lucide.ChevronLeft);
export const ChevronRight = /* @__PURE__ */ drawn(Lucide.ChevronRight);
export const CircleAlert = /* @__PURE__ */ drawn(Lucide.CircleAlert);
export const CircleCheck = /* @__PURE__ */ drawn(Lucide.CircleCheck);
export const ClipboardCheck = /* @__PURE__ */ drawn(Lucide.ClipboardCheck);
export const Combine = /* @__PURE__ */ drawn(Lucide.Combine);
export const Contact = /* @__PURE__ */ drawn(Lucide.Contact);
export const Copy = /* @__PURE__ */ drawn(Lucide.Copy);
export const Ellipsis = /* @__PURE__ */ drawn(Lucide.Ellipsis);
export const Equal = /* @__PURE__ */ drawn(Lucide.Equal);
export const Eye = /* @__PURE__ */ drawn(Lucide.Eye);
export const FileText = /* @__PURE__ */ drawn(Lucide.FileText);
export const GitMerge = /* @__PURE__ */ drawn(Lucide.GitMerge);
export const IdCard = /* @__PURE__ */ drawn(Lucide.IdCard);
export const Inbox = /* @__PURE__ */ drawn(Lucide.Inbox);
export const Info = /* @__PURE__ */ drawn(Lucide.Info);
export const KeyRound = /* @__PURE__ */ drawn(Lucide.KeyRound);
export const Keyboard = /* @__PURE__ */ drawn(Lucide.Keyboard);
export const Layers = /* @__PURE__ */ drawn(Lucide.Layers);
export const ListFilter = /* @__PURE__ */ drawn(Lucide.ListFilter);
export const ListChecks = /* @__PURE__ */ drawn(Lucide.ListChecks);
export const Lock = /* @__PURE__ */ drawn(Lucide.Lock);
export const LogOut = /* @__PURE__ */ drawn(Lucide.LogOut);
export const Mail = /* @__PURE__ */ drawn(Lucide.Mail);
export const Plug = /* @__PURE__ */ drawn(Lucide.Plug);
export const MailOpen = /* @__PURE__ */ drawn(Lucide.MailOpen);
export const MailCheck = /* @__PURE__ */ drawn(Lucide.MailCheck);
export const MessageCircle = /* @__PURE__ */ drawn(Lucide.MessageCircle);
export const MessageSquareReply = /* @__PURE__ */ drawn(Lucide.MessageSquareReply);
export const Monitor = /* @__PURE__ */ drawn(Lucide.Monitor);
export const Moon = /* @__PURE__ */ drawn(Lucide.Moon);
export const MousePointerClick = /* @__PURE__ */ drawn(Lucide.MousePointerClick);
export const Network = /* @__PURE__ */ drawn(Lucide.Network);
export const PanelRight = /* @__PURE__ */ drawn(Lucide.PanelRight);
export const Paperclip = /* @__PURE__ */ drawn(Lucide.Paperclip);
export const PenLine = /* @__PURE__ */ drawn(Lucide.PenLine);
export const Phone = /* @__PURE__ */ drawn(Lucide.Phone);
export const PhoneIncoming = /* @__PURE__ */ drawn(Lucide.PhoneIncoming);
export const Plus = /* @__PURE__ */ drawn(Lucide.Plus);
export const Quote = /* @__PURE__ */ drawn(Lucide.Quote);
export const ScanSearch = /* @__PURE__ */ drawn(Lucide.ScanSearch);
export const ScrollText = /* @__PURE__ */ drawn(Lucide.ScrollText);
export const Search = /* @__PURE__ */ drawn(Lucide.Search);
export const StickyNote = /* @__PURE__ */ drawn(Lucide.StickyNote);
export const Sun = /* @__PURE__ */ drawn(Lucide.Sun);
export const TriangleAlert = /* @__PURE__ */ drawn(Lucide.TriangleAlert);
export const Undo2 = /* @__PURE__ */ drawn(Lucide.Undo2);
export const UserRound = /* @__PURE__ */ drawn(Lucide.UserRound);
export const UserRoundX = /* @__PURE__ */ drawn(Lucide.UserRoundX);
export const Users = /* @__PURE__ */ drawn(Lucide.Users);
export const Split = /* @__PURE__ */ drawn(Lucide.Split);
export const Workflow = /* @__PURE__ */ drawn(Lucide.Workflow);
export const Zap = /* @__PURE__ */ drawn(Lucide.Zap);
export const CircleDot = /* @__PURE__ */ drawn(Lucide.CircleDot);
export const X = /* @__PURE__ */ drawn(Lucide.X);
