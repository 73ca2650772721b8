import { Notice } from "@/components/ui/notice";
import { intake } from "@/lib/i18n/messages/fa/intake";

export type FormProblem = { field: string; text: string };

/** The field of the form that a problem belongs to: all of `files.…` to one. */
export const fieldOf = (field: string): string => (field.startsWith("files") ? "files" : field);

const names: Record<string, string> = {
  "customer.name": intake.field.name,
  "customer.phone": intake.field.phone,
  "customer.email": intake.field.email,
  subject: intake.field.subject,
  body: intake.field.body,
  kind: intake.field.kind,
  departmentId: intake.field.department,
  files: intake.field.files,
  answer: intake.field.challenge,
};

/** Where the field of a problem stands in the form, from the top; what belongs to no field comes first. */
export const placeOf = (field: string): number => Object.keys(names).indexOf(fieldOf(field));

/** Above a refused form: nothing is lost, and what is to be corrected, each with the way to it. */
export function RequestProblems({ problems }: { problems: FormProblem[] }) {
  return (
    <div id="summary" className="mt-4">
      <Notice tone="danger" title={intake.wrongTitle}>
        <p>{intake.wrongLead}</p>
        <ul className="mt-1 list-disc ps-5">
          {problems.map(({ field, text }) => {
            const name = names[fieldOf(field)];
            return (
              <li key={field}>
                {name ? (
                  <a className="link" href={`#${fieldOf(field)}`}>
                    {name}: {text}
                  </a>
                ) : (
                  text
                )}
              </li>
            );
          })}
        </ul>
      </Notice>
    </div>
  );
}
