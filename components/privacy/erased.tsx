import { Facts } from "@/components/layout/facts";
import { Section } from "@/components/layout/page";
import { Notice } from "@/components/ui/notice";
import { formatFull } from "@/lib/i18n/date";
import { privacy } from "@/lib/i18n/messages/fa/privacy";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { Erasure } from "@/lib/privacy/queries";

const { report: say, tables } = privacy;

/** What an erasing took away, and what stayed. */
export function Erased({ erasure }: { erasure: Erasure }) {
  const { at, by, counts, cards, files } = erasure;
  const rows = Object.entries(counts).filter(([table]) => table !== "Customer" && table !== "File");
  return (
    <Section title={say.title}>
      <Notice tone="success" className="mb-4">
        {t("privacy.report.text", { by: by ?? say.unknown, when: formatFull(at) })} {say.stays}
      </Notice>
      <Facts
        items={[
          { label: say.cards, value: fa(cards) },
          files > 0 && { label: say.files, value: fa(files) },
          ...rows.map(([table, count]) => ({
            label: (tables as Record<string, string>)[table] ?? table,
            value: fa(count),
          })),
        ]}
      />
    </Section>
  );
}
