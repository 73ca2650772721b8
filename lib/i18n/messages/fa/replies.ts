/** What an outgoing reply says beside the coordinator's own words. */
export const replies = {
  subject: "پاسخ درخواست {number}: {subject}",
} as const;
