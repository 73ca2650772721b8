import type { ReferralView } from "@/lib/referrals/queries";

type Party = ReferralView["from"];

/** «سعید راد، کارشناس پشتیبانی»; a seat alone when nobody sits there, a department by its name. */
export const partyName = ({ name, person }: Party): string => (person ? `${person}، ${name}` : name);

/** The tree as a list, parents before their children. */
export const flatTree = (nodes: readonly ReferralView[]): ReferralView[] =>
  nodes.flatMap((node) => [node, ...flatTree(node.children)]);
