import { Button } from "@/components/ui/button";
import { FileInput } from "@/components/ui/file-input";
import { transfer } from "@/lib/i18n/messages/fa/transfer";

const { upload: say } = transfer;

/** A plain form: the file streams to its own address. */
export const UploadForm = () => (
  <form
    method="post"
    action="/customers/import/upload"
    encType="multipart/form-data"
    className="flex max-w-xl flex-col gap-4 rounded-lg border border-border bg-surface p-4"
  >
    <FileInput name="file" label={say.file} hint={say.hint} accept=".csv,.txt,.tsv,.xlsx" multiple={false} required />
    <div>
      <Button type="submit" variant="primary">
        {say.submit}
      </Button>
    </div>
  </form>
);
