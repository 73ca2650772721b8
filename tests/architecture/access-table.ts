import { automation } from "./access/automation";
import { beside } from "./access/beside";
import { channels } from "./access/channels";
import { customers } from "./access/customers";
import { house } from "./access/house";
import type { Line } from "./access/line";
import { requests } from "./access/requests";

/**
 * Who may do what with a request that the seat of «holder» has: + may, ! must not (and is told so), - not to be known of.
 * Columns: anonymous tracked form | coordinator holder substitute former colleague stranger head otherHead | manager administrator | system
 */
export const commands: Record<string, Line> = {
  ...house,
  ...automation,
  ...channels,
  ...customers,
  ...requests,
  ...beside,
};
