import { LogOut } from "@/components/ui/icons";
import { auth } from "@/lib/i18n/messages/fa/auth";

/** The way out, for the user menu: a plain form, so the whole page is left behind. */
export const SignOut = () => (
  <form action="/logout" method="post">
    <button type="submit">
      <LogOut aria-hidden="true" />
      {auth.profile.signOut}
    </button>
  </form>
);
