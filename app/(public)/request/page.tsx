import type { Metadata } from "next";
import { RequestForm } from "@/components/requests/request-form";
import { placeOf, RequestProblems } from "@/components/requests/request-problems";
import { env } from "@/lib/base/env";
import { secretToken } from "@/lib/base/id";
import { t } from "@/lib/i18n/t";
import { readDraft } from "@/lib/requests/read-draft";
import { publicDepartments } from "@/lib/staff/queries";
import { newChallenge, readChallenge } from "@/lib/web/challenge";
import { sentence } from "@/lib/web/problem";

type Props = { searchParams: Promise<{ draft?: string | string[] }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { draft } = await searchParams;
  return { title: t(draft ? "intake.titleWrong" : "intake.title"), referrer: "same-origin" };
}

/** The request form; what a refused one held comes back with it. Plain HTML: it needs no script. */
export default async function RequestPage({ searchParams }: Props) {
  const { draft: id } = await searchParams;
  const actor = { kind: "public" } as const;
  const [departments, draft] = await Promise.all([
    publicDepartments(actor, {}),
    typeof id === "string" ? readDraft(actor, { id }) : null,
  ]);
  const { key, challenge, answer, ...values } = draft?.values ?? {};
  const wrong = Object.entries(draft?.errors ?? {}).sort(([a], [b]) => placeOf(a) - placeOf(b));
  const problems = wrong.map(([field, problem]) => ({
    field,
    text: problem.params?.name
      ? t("intake.refusedFile", { name: `\u2068${problem.params.name}\u2069`, problem: sentence(problem) })
      : sentence(problem),
  }));
  const asked = draft?.errors.answer ? newChallenge() : readChallenge(challenge);
  return (
    <>
      <h1 className="text-2xl font-bold">{t("intake.title")}</h1>
      {problems.length > 0 ? (
        <RequestProblems problems={problems} />
      ) : (
        <p className="mt-3 leading-text text-muted">{t("intake.lead")}</p>
      )}
      <RequestForm
        submission={key ?? secretToken(16)}
        departments={departments.map((d) => ({ value: d.id, label: d.name }))}
        draft={draft && { id: draft.id, values, files: draft.files }}
        problems={problems}
        challenge={asked && { ...asked, answer: draft?.errors.answer ? "" : (answer ?? "") }}
        limits={{ files: env().UPLOAD_MAX_FILES, size: env().UPLOAD_MAX_MB }}
      />
    </>
  );
}
