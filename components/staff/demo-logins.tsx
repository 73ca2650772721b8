import { Ltr } from "@/components/ui/bidi";
import { auth } from "@/lib/i18n/messages/fa/auth";
import { words } from "@/lib/i18n/messages/fa/words";

type DemoUser = {
  name: string;
  email: string;
  administrator: boolean;
  manager: boolean;
  seat: { title: string; role: string } | null;
};

const PASSWORD = "peyvand-demo";
const ORDER = ["coordinator", "department_manager", "officer"];
const rank = (user: DemoUser) => (user.seat ? ORDER.indexOf(user.seat.role) : user.manager ? 8 : 9);

const titleOf = (user: DemoUser) =>
  user.seat?.title ?? (user.manager ? words.role.manager : user.administrator ? words.role.administrator : "");

/** In the demo anybody may come in as anybody: one button a person, the coordinator first. Works without a script. */
export function DemoLogins({ users, next }: { users: DemoUser[]; next: string | null }) {
  if (users.length === 0) return null;
  return (
    <section aria-labelledby="demo" className="mt-8 rounded-xl border border-border p-4">
      <h2 id="demo" className="text-base font-bold">
        {auth.login.demoTitle}
      </h2>
      <p className="mt-1 text-sm leading-text text-muted">{auth.login.demoLead}</p>
      <p className="mt-1 text-sm">
        <span className="text-muted">{auth.login.password}: </span>
        <Ltr className="select-all font-medium">{PASSWORD}</Ltr>
      </p>
      <ul className="mt-3 divide-y divide-separator border-t border-separator">
        {users
          .toSorted((a, b) => rank(a) - rank(b))
          .map((user) => (
            <li key={user.email}>
              <form action="/login/enter" method="post">
                <input type="hidden" name="email" value={user.email} />
                <input type="hidden" name="password" value={PASSWORD} />
                {next && <input type="hidden" name="next" value={next} />}
                <button
                  type="submit"
                  className="flex min-h-11 w-full cursor-pointer flex-wrap items-center justify-between gap-x-3 rounded py-1.5 text-start text-sm hover:bg-default"
                >
                  <span>
                    <span className="font-medium">{user.name}</span>
                    {titleOf(user) && <span className="text-muted">، {titleOf(user)}</span>}
                  </span>
                  <Ltr className="text-13 text-muted">{user.email}</Ltr>
                </button>
              </form>
            </li>
          ))}
      </ul>
    </section>
  );
}
