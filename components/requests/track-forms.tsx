import { type ArrivedFile, ArrivedFiles } from "@/components/requests/arrived-files";
import { Button } from "@/components/ui/button";
import { FileInput } from "@/components/ui/file-input";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { newId } from "@/lib/base/id";
import { t } from "@/lib/i18n/t";

const at = (code: string, act: string) => `/track/${code}/${act}`;

type ProveProps = {
  code: string;
  provable: boolean;
  /** What was typed before the proof ran out. */
  draft?: string | undefined;
  wrong?: string | undefined;
};

/** Names a key that was given with the request. */
export function ProveForm({ code, provable, draft, wrong }: ProveProps) {
  return (
    <section className="mt-8" aria-labelledby="prove">
      <h2 id="prove" className="text-lg font-bold">
        {t("track.prove.title")}
      </h2>
      {provable ? (
        <form method="post" action={at(code, "prove")} noValidate className="mt-3 grid gap-4">
          <p className="leading-text text-muted">{t("track.prove.lead")}</p>
          {draft && <input type="hidden" name="draft" value={draft} />}
          <TextInput
            name="key"
            label={t("track.prove.label")}
            error={wrong}
            autoFocus={wrong !== undefined}
            dir="ltr"
            required
            autoComplete="off"
          />
          <div>
            <Button type="submit" variant="primary">
              {t("track.prove.submit")}
            </Button>
          </div>
        </form>
      ) : (
        <div className="mt-3">
          <Notice tone="info">{t("track.prove.none")}</Notice>
        </div>
      )}
    </section>
  );
}

type WriteProps = {
  code: string;
  /** What was typed and uploaded into a form that was refused. */
  draft: { id: string; body?: string | undefined; key?: string | undefined; files: ArrivedFile[] } | null;
  wrong: { body?: string; files?: string };
  limits: { files: number; size: number };
};

/** The customer writes again; the hidden key makes a double click one message. */
export function WriteForm({ code, draft, wrong, limits }: WriteProps) {
  return (
    <section className="mt-8" aria-labelledby="write">
      <h2 id="write" className="text-lg font-bold">
        {t("track.write.title")}
      </h2>
      <form
        method="post"
        action={at(code, "write")}
        encType="multipart/form-data"
        noValidate
        className="mt-3 grid gap-4"
      >
        <input type="hidden" name="key" value={draft?.key ?? newId()} />
        {draft && <input type="hidden" name="draft" value={draft.id} />}
        <TextArea
          name="body"
          label={t("track.write.label")}
          hint={t("track.write.hint")}
          error={wrong.body}
          required
          rows={5}
          defaultValue={draft?.body}
        />
        {draft && <ArrivedFiles files={draft.files} />}
        <FileInput
          name="files"
          label={t("intake.files")}
          hint={t("intake.filesHint", limits)}
          error={wrong.files}
          optional
        />
        <div>
          <Button type="submit" variant="primary">
            {t("track.write.submit")}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** «مشکلم حل شد» */
export function CloseForm({ code }: { code: string }) {
  return (
    <section className="mt-8" aria-labelledby="close">
      <h2 id="close" className="text-lg font-bold">
        {t("track.close.title")}
      </h2>
      <form method="post" action={at(code, "close")} className="mt-3 grid gap-4">
        <p className="leading-text text-muted">{t("track.close.hint")}</p>
        <RadioGroup
          inline
          optional
          name="satisfaction"
          label={t("track.close.satisfaction")}
          options={(["5", "4", "3", "2", "1"] as const).map((value) => ({
            value,
            label: t(`track.close.levels.l${value}`),
          }))}
        />
        <div>
          <Button type="submit" variant="secondary">
            {t("track.close.submit")}
          </Button>
        </div>
      </form>
    </section>
  );
}
