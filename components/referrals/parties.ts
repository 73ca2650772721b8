import type { ReferralView } from "@/lib/referrals/queries";

/** The tree as a list, parents before their children. */
export const flatTree = (nodes: readonly ReferralView[]): ReferralView[] =>
  nodes.flatMap((node) => [node, ...flatTree(node.children)]);
