import type { Report } from "../adapter";

/**
 * Asks for one message after another, for gateways that have no list. What was told before one of them failed is not thrown away; only
 * when nothing was told the failure is.
 */
export async function eachReport(
  gatewayIds: readonly string[],
  ask: (gatewayId: string) => Promise<(Pick<Report, "state" | "failure"> & Partial<Pick<Report, "at">>) | null>,
): Promise<Report[]> {
  const found: Report[] = [];
  for (const gatewayId of gatewayIds) {
    try {
      const became = await ask(gatewayId);
      if (became) found.push({ of: { gatewayId }, address: null, said: null, at: null, ...became });
    } catch (error) {
      if (found.length === 0) throw error;
      break;
    }
  }
  return found;
}
