import { StatusBadge } from "@/components/ui/status-badge";
import { channels as say } from "@/lib/i18n/messages/fa/channels";

type State = { working: boolean; active: boolean; failures: number; okAt: Date | null };

const looks = {
  off: { tone: "neutral", shape: "stopped" },
  broken: { tone: "danger", shape: "stopped" },
  failing: { tone: "danger", shape: "stopped" },
  works: { tone: "success", shape: "done" },
  fresh: { tone: "info", shape: "wait" },
} as const;

/** How a door does, in a word. */
export function AccountState(account: State) {
  const state = stateOf(account);
  return <StatusBadge {...looks[state]}>{say.states[state]}</StatusBadge>;
}

function stateOf({ working, active, failures, okAt }: State): keyof typeof looks {
  if (!working) return "broken";
  if (!active) return "off";
  if (failures > 0) return "failing";
  return okAt ? "works" : "fresh";
}
