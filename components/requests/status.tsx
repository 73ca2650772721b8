import type { Tone } from "@/components/ui/badge";
import { type Shape, StatusBadge } from "@/components/ui/status-badge";
import { t } from "@/lib/i18n/t";
import type { ReferralStatus, RequestStatus } from "@/prisma/generated/enums";

const ofRequest: Record<RequestStatus, [Tone, Shape]> = {
  new: ["accent", "open"],
  referred: ["info", "half"],
  answered: ["warning", "half"],
  replied: ["success", "done"],
  waiting_customer: ["neutral", "wait"],
  closed: ["neutral", "done"],
  merged: ["neutral", "stopped"],
  spam: ["danger", "stopped"],
};

const ofReferral: Record<ReferralStatus, [Tone, Shape]> = {
  sent: ["accent", "open"],
  seen: ["info", "open"],
  accepted: ["info", "half"],
  answered: ["success", "done"],
  passed_on: ["neutral", "done"],
  returned: ["warning", "stopped"],
  recalled: ["neutral", "stopped"],
  cancelled: ["neutral", "stopped"],
};

export function RequestStatusBadge({ status }: { status: RequestStatus }) {
  const [tone, shape] = ofRequest[status];
  return (
    <StatusBadge tone={tone} shape={shape}>
      {t(`words.requestStatus.${status}`)}
    </StatusBadge>
  );
}

export function ReferralStatusBadge({ status }: { status: ReferralStatus }) {
  const [tone, shape] = ofReferral[status];
  return (
    <StatusBadge tone={tone} shape={shape}>
      {t(`words.referralStatus.${status}`)}
    </StatusBadge>
  );
}
